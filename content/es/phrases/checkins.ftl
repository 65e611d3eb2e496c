# Las preguntas pequeñas de la noche: lo que rodea las encuestas, y lo que se muestra cuando hay dos respuestas.
# Las preguntas mismas están en checkins/.

# Debajo de la pregunta, en la encuesta.
checkin-note-shared = A { $partner } le llega la misma pregunta. Si hay dos respuestas, se muestran en ambos lados { $when }. Hasta ese momento se puede cambiar la respuesta.
checkin-note-opt-in = Se queda contigo, salvo que en ambos lados se toque “{ $share }”. Nadie se entera de quién lo hizo.
checkin-note-private = Solo para ti. { $partner } no llega a ver tu respuesta.
button-skip-question = Saltar
button-share-this = Compartir esta
button-keep-this = ✓ Se comparte si ambas partes quieren

checkin-offered = Hay algo pequeño para ti. Se abre cuando lo tocas.
button-open = Abrir
checkin-already = La pregunta de hoy está ahí arriba. Puedes cambiar tu respuesta hasta { $until }.
checkin-already-here = La pregunta de hoy va de camino a ti. Puedes cambiar tu respuesta hasta { $until }.
checkin-closed = La pregunta de hoy está cerrada. La próxima llega otro día.
checkin-in-space = Ahora mismo hay una pausa entre tu pareja y tú. Las preguntas descansan hasta que acabe.

# El momento de mostrar. La única frase es la misma para cualquier motivo que pueda haber.
checkin-missing = Hoy no hay respuestas compartidas.
checkin-reveal =
    Tú: <i>{ $own }</i>. { $partner }: <i>{ $theirs }</i>.

    { $bridge }

# Líneas que unen dos respuestas, junto a las de checkins/bridges.yaml.
bridge-week-good = Qué bien: esta semana fue parecido en ambos lados. ¿Qué ayudó?
bridge-week-middle = Esta semana, un punto medio en ambos lados. ¿Qué haría la próxima un poco más ligera?
bridge-week-low = Una semana pesada en ambos lados. Esta noche no hace falta arreglar nada. ¿Qué cosa pequeña sentaría bien?
bridge-week-apart = La semana fue distinta en cada lado, y ambas cosas son verdad. ¿Y si cada cual cuenta una escena?
bridge-none = Esta semana no hubo nada de eso en ningún lado. ¿Qué hubo de bueno en su lugar?
bridge-same = Lo mismo en ambos lados. ¿Qué hay detrás?
bridge-different = Dos respuestas, y ambas son verdad. ¿Y si cada cual cuenta en qué pensaba?
bridge-no-moment = Esta semana no hubo nada de eso en ningún lado, y está bien. ¿Cómo sería un momento así, en pequeño?
bridge-no-wish = En ningún lado falta nada en especial. ¿Qué está bien tal como está?
bridge-one-wish = En un lado, “{ $x }”; en el otro, ningún deseo en especial. ¿Cuándo podría caber?

# “Si no es posible …”: se le muestra a una sola persona, y no se guarda nada.
checkin-afraid = Si no es posible porque te da miedo la reacción, eso es importante. Toca aquí.
button-afraid = Ayuda, solo para ti

# Un buen momento que pide ser contado.
telling-asked = ¿Cuál fue el momento? Escríbelo en una línea, 120 caracteres como mucho. Antes de nada te muestro lo que le llegaría a { $partner }.
telling-offered = Puedes contárselo a { $partner } en una línea, o sin ninguna. Antes de nada te muestro lo que le llegaría.
telling-off = { $partner } solo recibe líneas preparadas. Puedo decirle que hubo un momento que te gustó.
telling-long = Son { $count } caracteres; en una línea caben 120. ¿Una más corta?
telling-no-text = Escríbelo como texto, por favor, en una línea.
telling-in-space = Ahora mismo hay una pausa entre tu pareja y tú. Esto se conserva hasta que acabe; entonces toca otra vez.
telling-left = Bien. Se queda contigo.
telling-line = Hubo un momento pequeño contigo que a { $name } le gustó: “{ $line }” Si te apetece, pregúntale qué fue lo mejor.
telling-bare = Hubo un momento pequeño contigo que a { $name } le gustó. Si te apetece, pregúntale cuál fue.
telling-delivered = Entregado. { $partner } ya lo sabe.
telling-expired = Ha esperado dos días a { $partner } y ahora se deja ir. No ha llegado nada.
telling-undelivered = No he podido entregarle esto a { $partner }, y no le ha llegado nada. Es cosa mía, no de lo que escribiste.
button-write-it = Escribir una línea
button-without-line = Sin línea

# Después de tres semanas.
checkin-review = Llevas ya tres semanas con una pregunta pequeña por la noche. ¿Seguir, menos, o un descanso?
button-going-keep = Seguir
button-going-fewer = Menos
button-going-break = Un descanso
checkin-going-keep = Bien. Sigue como hasta ahora.
checkin-going-fewer = Bien. Desde ahora llega una pregunta cada martes, jueves y domingo. En /settings se puede cambiar.
checkin-going-break = Bien. Ya no llegan preguntas por sí solas. /checkin hace una cuando quieras, y en /settings pueden volver.

command-checkin = La pregunta de hoy, ahora
