# El único mensaje que dice qué va a llegar por sí solo, antes de que llegue nada.
start = Esto es lo que llega por sí solo desde ahora, en tu hora:
start-none = No llega nada por sí solo: así estaba en tus ajustes. En /settings se puede cambiar.
start-question-every-day = • una pregunta pequeña cada noche a { here-las } { $clock }; las respuestas se muestran en ambos lados solo si están las dos
start-question = • una pregunta pequeña cada { $days } a { here-las } { $clock }; las respuestas se muestran en ambos lados solo si están las dos
start-lesson = • una lección corta cada { $days } a { here-las } { $clock }, dos minutos de lectura, solo para ti
start-rest = Dos cosas al día como mucho, y /pause lo detiene todo. Lo que quieras decirle a tu pareja va aparte, cuando quieras.
start-zone = ¿Qué hora es para ti ahora? Todavía no lo sé; mientras no me lo digas, me guío por { $zone }, donde el reloj marca { $clock }.
button-change = Cambiar
button-my-time = Qué hora es aquí
