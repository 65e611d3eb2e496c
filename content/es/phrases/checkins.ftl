# Las preguntas pequeñas de la noche: lo que rodea las encuestas, y lo que se muestra cuando hay dos respuestas.
# Las preguntas mismas están en checkins/.

# Debajo de la pregunta, en la encuesta.
checkin-note-shared = A { $partner } le llega la misma pregunta. Si hay dos respuestas, las dos se ven { $when }. Hasta ese momento se puede cambiar la respuesta.
checkin-note-opt-in = Se queda contigo, salvo que las dos personas toquen “{ $share }”. Nadie se entera de quién lo hizo.
checkin-note-private = Solo para ti. { $partner } no llega a ver tu respuesta.
button-skip-question = Saltar
button-share-this = Compartir esta
button-keep-this = ✓ Se comparte si las dos personas quieren

checkin-offered = Hay algo pequeño para ti. Se abre cuando lo tocas.
button-open = Abrir
checkin-already = La pregunta de hoy está ahí arriba. Puedes cambiar tu respuesta hasta { $until }.
checkin-already-here = La pregunta de hoy va de camino a ti. Puedes cambiar tu respuesta hasta { $until }.
checkin-closed = La pregunta de hoy está cerrada. La próxima llega otro día.
checkin-in-space = Ahora mismo hay una pausa entre tu pareja y tú. Las preguntas descansan hasta que acabe.

# El momento de mostrar. Donde no hay nada que mostrar, por el motivo que sea, no se dice nada.
checkin-reveal =
    Tú: <i>{ $own }</i>. { $partner }: <i>{ $theirs }</i>.

    { $bridge }

# Líneas que unen dos respuestas, junto a las de checkins/bridges.yaml.
bridge-week-good = Qué bien: una semana parecida para ti y para tu pareja. ¿Qué ayudó?
    .b = Una buena semana para tu pareja y para ti. ¿Con qué momento te quedas?
    .c = Esta semana fue bien, para ti y para tu pareja. ¿Qué cosa pequeña ayudó mucho?
bridge-week-middle = Ni buena ni mala: así fue la semana para tu pareja y para ti. ¿Qué haría la próxima un poco más ligera?
    .b = Una semana normal, para ti y para tu pareja. ¿De qué querrías más?
    .c = Más o menos, esta semana, para tu pareja y para ti. ¿Qué se podría quitar de la próxima?
bridge-week-low = Una semana pesada, para tu pareja y para ti. Esta noche no hace falta arreglar nada. ¿Qué cosa pequeña sentaría bien?
    .b = Fue mucho, para ti y para tu pareja. ¿Qué puede esperar a la semana que viene?
    .c = Una semana dura, para tu pareja y para ti. ¿Quién o qué ayudó un poco?
bridge-week-apart = La semana fue distinta para ti y para tu pareja, y ambas cosas son verdad. ¿Y si cada cual cuenta una escena?
    .b = La misma semana, de dos maneras. ¿En qué momento piensas?
    .c = Dos semanas en una. ¿Qué habrá pasado sin que tu pareja lo notara?
bridge-none = Esta semana no hubo nada de eso. ¿Qué hubo de bueno en su lugar?
    .b = Esta semana no, ni para ti ni para tu pareja. ¿Qué hubo en su lugar?
    .c = Nada de eso esta semana. ¿Te habría gustado?
bridge-same = Lo mismo para ti y para tu pareja. ¿Qué hay detrás?
    .b = La misma respuesta, dos veces. ¿Lo sabías?
    .c = Sin hablarlo, lo mismo. ¿Qué te hizo elegirlo?
bridge-different = Dos respuestas, y ambas son verdad. ¿Y si cada cual cuenta en qué pensaba?
    .b = Se ve de dos maneras. ¿Qué te gustaría que supiera tu pareja de la tuya?
    .c = No es lo mismo, y ninguna está mal. ¿En qué pensabas al elegir?
bridge-no-moment = Esta semana no hubo nada de eso, y está bien. ¿Cómo sería un momento así, en pequeño?
    .b = Ningún momento así esta semana, ni para ti ni para tu pareja. ¿Dónde cabría uno?
    .c = Una semana sin uno. ¿Cuál de antes te viene a la cabeza?
bridge-no-wish = No falta nada en especial, ni para ti ni para tu pareja. ¿Qué está bien tal como está?
    .b = Ningún deseo por ahora. ¿Qué te gustaría que siguiera igual?
    .c = Nada en particular. ¿Qué hace que sea suficiente?
bridge-one-wish = Una persona desea “{ $x }”; la otra, nada en especial. ¿Cuándo podría caber?
    .b = Hay un deseo: “{ $x }”. ¿Cómo sería en pequeño?
    .c = “{ $x }” le haría bien a una de las dos personas. ¿Qué día hay un hueco?

# “Si no es posible …”: se le muestra a una sola persona, y no se guarda nada.
checkin-afraid = Si no es posible porque te da miedo la reacción, eso es importante. Toca aquí.
button-afraid = 🔒 Ayuda, solo para ti

# Un buen momento que pide ser contado.
telling-asked = ¿Cuál fue el momento? Escríbelo en una línea, 120 caracteres como mucho. Antes de nada te muestro lo que le llegaría a { $partner }.
telling-offered = Puedes contárselo a { $partner } en una línea, o sin ninguna. Antes de nada te muestro lo que le llegaría.
telling-off = { $partner } solo recibe líneas preparadas. Puedo decirle que hubo un momento que te gustó.
telling-long = Son { $count } caracteres; en una línea caben 120. ¿Una más corta?
telling-no-text = Escríbelo como texto, por favor, en una línea.
telling-in-space = Ahora mismo hay una pausa entre tu pareja y tú. Esto se conserva hasta que acabe; entonces toca otra vez.
telling-left = Bien. Se queda contigo.
telling-line = Hubo un momento pequeño contigo que a { $name } le gustó: “{ $line }”
telling-bare = Hubo un momento pequeño contigo que a { $name } le gustó.
telling-delivered = Entregado. Ya está en el chat de { $partner }.
telling-expired = Ha esperado dos días a { $partner } y lo retiro. No ha llegado nada.
telling-undelivered = No he podido entregarle esto a { $partner }, y no le ha llegado nada. Es cosa mía, no de lo que escribiste.
telling-heart = ❤
telling-more = Cuéntame más
button-write-it = Escribir una línea
button-without-line = Sin línea

# Después de tres semanas.
checkin-review = Ya van tres semanas con una pregunta pequeña por la noche. ¿Seguir, menos, o un descanso?
button-going-keep = Seguir
button-going-fewer = Menos
button-going-break = Un descanso
checkin-going-keep = Bien. Sigue como hasta ahora.
checkin-going-fewer = Bien. Desde ahora llega una pregunta cada martes, jueves y domingo. En /settings se puede cambiar.
checkin-going-break = Bien. Ya no llegan preguntas por sí solas. /checkin hace una cuando quieras, y en /settings pueden volver.

command-checkin = La pregunta de hoy, ahora
