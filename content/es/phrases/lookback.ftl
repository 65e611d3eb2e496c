# La mirada atrás de cada mes: solo cosas buenas, solo si ambas partes quieren, lo mismo para ambas.
button-lookback = Mirada atrás del mes
lookback-on = <b>Mirada atrás del mes: sí, por tu parte</b>
lookback-off = <b>Mirada atrás del mes: no, por tu parte</b>
lookback-what =
    El primer sábado de cada mes, a tu pareja y a ti les llegan las mismas líneas: noches que en ambos lados se sintieron buenas, y buenos momentos contados de un lado al otro, como citas. Sin cuentas, sin comparar, sin nada difícil.

    Empieza cuando se quiere en ambos lados, y acaba cuando en uno ya no. Lo que eligió aquí tu pareja, y por qué un mes no llega ninguna, no se lo digo a nadie.
lookback-turn-on = Sí, me gustaría
lookback-turn-off = Para mí, sin mirada atrás
lookback-title = <b>Una mirada atrás a { $month }</b>
lookback-foot = Estas líneas llegan a ambos lados. ¿Hay alguna a la que te gustaría volver?
lookback-quote = “{ $words }”
# {$day} es como "sábado 6"; {$words} son las respuestas elegidas, sin decir de quién es cada una.
lookback-told = { $day }: <i>“{ $line }”</i>
lookback-told-bare = { $day }: un pequeño momento que gustó y que se contó.
lookback-D1 = { $day }: conexión en ambos lados: { $words }
lookback-D4 = { $day }: comprensión en ambos lados: { $words }
lookback-W2 = { $day }, después de un rato de espacio, el reencuentro: { $words }
lookback-W3 = { $day }, un deseo de cercanía en esa semana: { $words }
lookback-W7 = { $day }: en ambos lados se notó un momento de hacer lo menos habitual.
lookback-W8 = { $day }, después de algo tenso, la relación volvió a estar bien: { $words }
