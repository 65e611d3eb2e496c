# Las lecciones: lo que las rodea, la lista, y una pregunta que se le hace a la pareja.
lesson-practice = <b>Para probar, dos minutos:</b> { $practice }
lesson-ask-self = <b>Solo para ti:</b> { $question }
lesson-ask-partner = <b>Para compartir, si quieres:</b> { $question }
lesson-last = Esta es la última de la serie. Desde aquí: todas para mirarlas otra vez, las del otro lado, y lo que salga de ello entre tu pareja y tú.
button-door-soothe = Diez minutos, ahora
button-door-space = Preparar mi tarjeta
button-door-wish = Un deseo pequeño
button-door-line = Mandar una línea cálida
button-door-talk = Empezar a hablar con suavidad
lesson-later = Queda para más tarde. Vuelve la próxima vez.
lesson-gone = Esa lección ya no está aquí. En /lessons está lo que hay.
lesson-none = Ya has pasado por todas. En /lessons están para mirarlas otra vez cuando quieras.
button-ask-partner = Preguntárselo a mi pareja
button-skip = No es para mí
button-later = Más tarde
button-unsafe = ¿Algo te da miedo?
button-all-lessons = Todas las lecciones
button-over-fence = Las lecciones del otro lado
button-own-lessons = Volver a mis lecciones
lessons-list = Tus lecciones, en tu propio orden. { $mark } señala por dónde vas. Toca una para abrirla; solo lo ves tú.
lessons-list-through = Tus lecciones, en tu propio orden. Toca una para abrirla; solo lo ves tú.
lessons-fence = Las lecciones del otro lado, para quien tenga curiosidad.

question-relay = { $name } tiene una pregunta para ti, de una lección corta: “{ $question }” Responde cuando y como quieras; dejarla pasar también está bien.
question-sent = De camino a { $partner }.
question-held = En espera: { $partner } ahora no está disponible aquí. Saldrá si eso cambia.
question-delivered = Entregado. Tu pregunta ya está con { $partner }.
question-undelivered = No he podido entregarle esto a { $partner }, y no le ha llegado nada. Es cosa mía, no de lo que preguntaste.
question-expired = Ha esperado una semana a { $partner } y la retiro. No ha llegado nada.
question-refused = Una pregunta al día es suficiente; la de hoy ya ha salido hacia { $partner }. Esta puede salir mañana.
question-in-space = Ahora mismo hay una pausa entre tu pareja y tú. Esta pregunta se conserva hasta que acabe; entonces toca otra vez.
question-gone = Esa ya no está abierta. Toca “Preguntárselo a mi pareja” debajo de la lección para empezar de nuevo.
question-dropped = No se ha enviado.

command-lesson = Una lección corta, ahora
command-lessons = Todas las lecciones, y por dónde voy
