# La mirada atrás de cada mes: solo cosas buenas, solo si ambas partes quieren, lo mismo para ambas.
button-lookback = Mirada atrás del mes
lookback-on = <b>Mirada atrás del mes: sí, por tu parte</b>
lookback-off = <b>Mirada atrás del mes: no, por tu parte</b>
lookback-what =
    El primer sábado de cada mes, a tu pareja y a ti les llegan las mismas líneas: noches que fueron buenas para ti y para tu pareja, y buenos momentos que una persona le contó a la otra, como citas. Sin cuentas, sin comparar, sin nada difícil.

    Empieza si tu pareja quiere y tú también, y acaba cuando eso cambia. Lo que eligió aquí tu pareja, y por qué un mes no llega ninguna, no se lo digo a nadie.
lookback-turn-on = Sí, me gustaría
lookback-turn-off = Para mí, sin mirada atrás
lookback-title = <b>Una mirada atrás a { $month }</b>
lookback-foot = Estas líneas te llegan a ti y a tu pareja. ¿Hay alguna a la que te gustaría volver?
lookback-quote = “{ $words }”
# {$day} es como "sábado 6"; {$words} son las respuestas elegidas, sin decir de quién es cada una.
lookback-told = { $day }: <i>“{ $line }”</i>
lookback-told-bare = { $day }: un pequeño momento que gustó y que se contó.
lookback-D1 = { $day }: conexión, para ti y para tu pareja: { $words }
lookback-D4 = { $day }: comprensión, para ti y para tu pareja: { $words }
lookback-W2 = { $day }, después de un rato de espacio, el reencuentro: { $words }
lookback-W3 = { $day }, un deseo de cercanía en esa semana: { $words }
lookback-W7 = { $day }: para ti y para tu pareja hubo un momento de hacer lo menos habitual.
lookback-W8 = { $day }, después de algo tenso, la relación volvió a estar bien: { $words }
