# El marco de la reflexión privada; sus frases están en reflection.yaml.
button-reflection = ¿Cómo buscas la calma?
reflection-title = <b>¿Cómo buscas la calma?</b>
reflection-intro =
    { $intro }

    Tus respuestas se quedan en esta pantalla. No se guarda nada, ni siquiera que abriste esto. Puedes parar en cualquier punto, y elegir el tono de los mensajes sin pasar por aquí. Una imagen así cambia, de modo que vale la pena volver a mirar pasados unos tres meses.
reflection-begin = Empezar
reflection-step = <b>{ $number } de { $count }</b>
reflection-skip = Saltar esta
reflection-stop = Parar
reflection-stopped = Hasta aquí. No se guarda nada de esto.
reflection-suggests = Quedaría así: los mensajes para ti, en el tono “{ $tone }”; las lecciones empiezan por { $track ->
        [reach] las de acortar la distancia
        [retreat] las de tomar espacio
       *[mixed] las comunes
    }. No se guarda nada más.
reflection-use = Usar esto
reflection-leave = Dejarlo como está
reflection-used = Hecho. Desde ahora, los mensajes para ti van en el tono “{ $tone }”. Puedes cambiarlo cuando quieras en /settings.
reflection-left = Todo queda como estaba. No se guarda nada de esto.
