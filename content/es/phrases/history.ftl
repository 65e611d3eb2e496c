# Las propias semanas (/history): lo que está en la imagen, y lo que va debajo.
command-history = Mis semanas, en una imagen

history-title = Tus semanas
history-this-week = esta semana
history-little = poco
history-plenty = mucho
history-nothing = sin respuesta
# Una fila de lunas por cada una de estas preguntas. Cuanto más llena la luna, más hubo.
history-row-D1 = Sentir cercanía
history-row-D2 = Espacio para ti
history-row-D3 = La cabeza despejada
history-row-D4 = Sentir comprensión
history-row-W1 = Decir lo que necesitabas
history-row-W4 = Encontrar la calma por tu cuenta
history-row-W5 = Dejar entrar a tu pareja
history-row-W6 = Amistades, aficiones, descanso
history-mark-lesson = Semanas con una lección
history-mark-room = Semanas en que te tomaste espacio
history-mark-wish = Semanas en que quisiste cercanía

history-since = <b>Tus semanas</b> desde el { $day } de { $month }. Cuanto más llena la luna, más de lo que dice encima.
history-close = { $weeks ->
        [one] Una de las { $of } semanas de las que me contaste tuvo una noche que sentiste cercana.
       *[other] { $weeks } de las { $of } semanas de las que me contaste tuvieron una noche que sentiste cercana.
    }
history-close-each = { $weeks ->
        [one] Hubo una noche que sentiste cercana.
       *[other] Cada una de las { $of } semanas de las que me contaste tuvo una noche que sentiste cercana.
    }
history-moments = { $count ->
        [one] Una noche hubo un pequeño momento con tu pareja que te gustó.
       *[other] { $count } noches hubo un pequeño momento con tu pareja que te gustó.
    }
history-usual = Tus días últimamente: sobre todo “{ $close }”, y espacio para ti: “{ $room }”.
history-usual-close = Tus días últimamente: sobre todo “{ $close }”.
history-usual-room = Espacio para ti últimamente: sobre todo “{ $room }”.
history-begun = Es un comienzo. Se llena con lo que respondas, a tu ritmo.
history-foot = <i>Esto solo te llega a ti. Las respuestas se guardan noventa días y las señales, treinta; lo más antiguo sale también de la imagen.</i>
history-empty =
    Aquí estarán tus semanas en una imagen: lo que respondiste por la noche, las semanas en que te tomaste espacio o quisiste cercanía, las semanas con una lección.

    Todavía no hay nada. Con una primera respuesta empieza, y solo te llega a ti.
