# El único mensaje que dice qué va a llegar por sí solo, antes de que llegue nada.
start-none = No llega nada por sí solo: así estaba en tus ajustes. En /settings se puede cambiar.
start-question-every-day = ¿Te gustaría una pregunta pequeña cada noche a { here-las } { $clock }? Las respuestas solo se ven si están las dos.
start-question = ¿Te gustaría una pregunta pequeña cada { $days } a { here-las } { $clock }? Las respuestas solo se ven si están las dos.
start-lesson = Llega una lección corta cada { $days } a { here-las } { $clock }: dos minutos de lectura, solo para ti.
start-rest = Por sí solos llegan dos mensajes al día como mucho. /pause lo detiene todo, /settings lo cambia.
button-question-yes = Sí, cada noche
button-question-no = Por ahora no
start-question-on = Bien. La pregunta llega a { here-las } { $clock }. En /settings se cambia, o se quita.
start-question-off = Bien. No llega ninguna pregunta por sí sola. /checkin hace una cuando quieras.
start-zone = Mientras tanto me guío por { $zone }.
button-change = Cambiar
button-my-time = Poner mi hora
