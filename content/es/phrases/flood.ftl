# Cuando de una persona llega más de lo que se puede recibir.
flood = Ha llegado mucho en pocos segundos, así que he dejado fuera lo último. Dame un momento y seguimos. /safety y /help siguen ahí como antes.
