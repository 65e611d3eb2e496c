# Mensajes con palabras propias, y una línea que habla de morir: va sin marco, y antes se pregunta.
serious-asked =
    <b>¿Estás pensando en quitarte la vida?</b>
    Llama ahora, por favor: { $emergency }
    { $crisis }
    Soy un programa; una persona puede ir.
serious-preview = Si quieres, a { $partner } le llega esto, palabra por palabra, y nada más de lo que estabas escribiendo:
serious-gloss = En tu idioma: “{ $text }”
serious-before-now = No sale nada si no lo tocas. Una llamada llega antes.
serious-before-silent = Ahora llega sin sonido, y puede que { $partner } esté durmiendo. Llama.
serious-before-held = Esto no le llega ahora a { $partner }. Llama.
serious-call =
    { $emergency }
    { $crisis }
serious-sent = De camino a { $partner }. Llama también, por favor; no hace falta esperar una respuesta a solas.
serious-silent = De camino a { $partner }, sin sonido. Puede que ahora no lo note. Llama.
serious-held = Esto no le llega ahora a { $partner }. Llama. Si eso cambia en dos días, es lo primero que sale.
serious-delivered = Entregado. No puedo saber si { $partner } lo ha notado. Llama.
serious-undelivered = Esto no le llegó a { $partner }. Llama.
serious-taken_back = Retirado.
serious-not-sent =
    No se mandó nada, y no guardo nada de ello. Si vuelve, llama:
    { $emergency }
    { $crisis }
serious-arrives =
    { $name } escribió esto el { $day } a { here-las } { $clock }:
    “{ $words }”

    Puede ser grave. Llama ahora, o ve a donde está. Si hay una vida en peligro: { $emergency }.
# Lo mismo para quien lo escribió, cuando la otra persona lee en otro idioma; sus palabras van encima.
serious-arrives-gloss = { $name } escribió esto el { $day } a { here-las } { $clock }: … Puede ser grave. Llama ahora, o ve a donde está. Si hay una vida en peligro: { $emergency }.
serious-arrives-bare =
    El { $day } a { here-las } { $clock } { $name } escribió algo que puede ser grave.

    Llama ahora, o ve a donde está. Si hay una vida en peligro: { $emergency }.
button-call-someone = Llamar a alguien
button-send-to = Mandar a { $partner }
button-do-not-send = No mandar
button-not-meant = No quería decir eso
button-what-can-i-do = 🔒 Qué puedo hacer
words-returned =
    Está bien. No se mandó nada. Aquí están tus palabras; cámbialas y escribe otra vez:

    “{ $words }”
button-copy-words = Copiar mis palabras
call-somebody =
    ¿Quién podría estar contigo ahora, o quedarse al teléfono? Una amistad, alguien de tu familia o de tu edificio, tu médico o médica. No hace falta que sea la persona perfecta, basta con que conteste.

    Una frase es suficiente: “No estoy a salvo con mis pensamientos. ¿Te quedas conmigo?” Si nadie contesta:
    { $emergency }
    { $crisis }
button-copy-message = Copiar un mensaje para esa persona
call-somebody-text = Ahora mismo no estoy a salvo con mis pensamientos. ¿Me llamas, o vienes?

# Lo que se puede responder con un toque: la etiqueta es lo que lee la otra persona.
message-calling = Te llamo ahora
message-heart = ❤

# Una línea propia, y la respuesta a una pregunta de una lección.
message-preview-line = A { $partner } le llegaría esto, palabra por palabra:
message-preview-answer = A { $partner } le llegaría tu respuesta, palabra por palabra:
message-waits = Ahora queda en espera, y sale si { $partner } vuelve a estar disponible aquí en dos días.
message-arrives-line = { $name }: “{ $words }”
message-arrives-answer = { $name }, a tu pregunta “{ $question }”: “{ $words }”
message-sent = De camino a { $partner }.
message-silent = De camino a { $partner }, sin sonido.
message-held = En espera: { $partner } ahora no está disponible aquí. Sale si eso cambia en dos días.
message-delivered = Entregado. Ya lo tiene { $partner }.
message-undelivered = No pude entregar esto a { $partner }, y no llegó nada. Es cosa mía, no de lo que escribiste.
message-taken_back = Retirado.
too-many-messages = Paso como mucho seis líneas al día, así que esta se queda contigo. Lo que no puede esperar va mejor por teléfono.

# Lo que se escribe sin que nadie lo haya pedido: nada sale por sí solo.
typed-waiting =
    No lo he mandado: “{ $words }”

    ¿Lo guardo para cuando vuelva { $partner }?
typed-away =
    No lo he mandado: “{ $words }”

    Puede ser lo que digas al volver.
typed-open =
    No lo he mandado: “{ $words }”

    ¿Va como una línea para { $partner }? Primero la ves.
typed-lines-off = Esto se queda aquí. { $partner } solo recibe líneas ya hechas.
typed-too-long = Esto se queda aquí. Tiene { $count } caracteres; en una línea caben { $most }. ¿Una más corta?
typed-invited = Todavía no paso nada. Tu enlace sirve hasta { $until }; está más arriba, en este chat. /invite hace uno nuevo en su lugar.
button-keep-for-return = Guardarlo
button-for-me = Solo para mí
button-come-back-with-it = Volver con esto
button-send-as-line = Mandarlo como línea
typed-for-me = Se queda contigo, y no guardo nada de ello.
answer-wanted = Escribe tu respuesta para { $partner }. Primero la ves; nada sale por sí solo.
answer-wanted-line = Escribe una línea para { $partner }. Primero la ves; nada sale por sí solo.
answer-wanted-off = { $partner } solo recibe líneas ya hechas, así que no puedo llevar una respuesta con tus palabras.
answer-wanted-long = Son { $count } caracteres; en una respuesta caben 400. ¿Una más corta?
button-answer-question = Responder
