# Los ajustes: una pantalla, y las que cuelgan de ella.
settings-title = <b>Ajustes</b>
settings-line-name = El nombre que ve tu pareja: { $name }
settings-line-tone = Tono de los mensajes para ti: { $tone }
settings-line-signals = Señales: { $what }
settings-line-quiet = Horas de silencio: { $hours }
settings-line-zone = Zona horaria: { $zone }
settings-line-language = Idioma: { $language }
settings-line-discreet = Modo discreto: { $state }
settings-line-checkins = Preguntas: { $rhythm }
settings-line-lessons = Lecciones: { $rhythm }
settings-every-day = cada día
settings-rhythm = { $days } a { here-las } { $clock }
settings-foot = Un cambio vale al instante. Nadie más se entera.
settings-on = sí
settings-off = no
settings-none = ninguna
settings-not-said = sin definir todavía
settings-hours = de { $from } a { $to }
settings-zone-short = { $place }, ahora { $clock }
settings-short-lines-on = con líneas propias
settings-short-lines-off = solo líneas preparadas
settings-short-reminders-on = un recordatorio
settings-short-reminders-off = sin recordatorios
settings-short-undo = { $count ->
        [0] envío al instante
       *[other] envío a los { $count } segundos
    }
settings-short-holds-on = en espera durante las horas de silencio
settings-short-holds-off = sin sonido en las horas de silencio

# Los botones que llevan a las pantallas de abajo.
settings-button-name = Mi nombre
settings-button-tone = Tono de los mensajes
settings-button-signals = Señales
settings-button-quiet = Horas de silencio
settings-button-zone = Zona horaria
settings-button-language = Idioma
settings-button-discreet = Modo discreto
settings-button-checkins = Preguntas
settings-button-lessons = Lecciones

# Lo que se puede escribir detrás de /settings para ir derecho a una pantalla, con espacios entre las palabras.
settings-main-words = ajustes configuración configuracion
settings-name-words = nombre nombres
settings-tone-words = tono tonos sonido redacción redaccion
settings-signals-words = señales senales señal senal líneas lineas recordatorio recordatorios
settings-quiet-words = silencio noche noches horas
settings-quiet-from-words = desde de
settings-quiet-to-words = hasta a
settings-zone-words = zona huso hora reloj ciudad
settings-language-words = idioma idiomas lengua
settings-discreet-words = discreto discreta spoiler
settings-checkins-words = pregunta preguntas checkin checkins
settings-checkins-hour-words = hora-pregunta hora-preguntas
settings-lessons-words = lección leccion lecciones
settings-lessons-hour-words = hora-lección hora-leccion hora-lecciones

settings-name =
    <b>El nombre que ve tu pareja: { $name }</b>

    Está en cada mensaje tuyo que llega a tu pareja. Para cambiarlo, escribe otro, de { $most } caracteres como mucho.
settings-name-none = Telegram no muestra nada de tu nombre, así que tu pareja no vería quién le escribe. ¿Cómo puede llamarte? Escribe un nombre.
settings-name-empty = Ahí no encuentro ningún nombre.
settings-name-long = Es demasiado largo para un nombre; caben { $most } caracteres.
settings-name-telegrams = El que muestra Telegram

settings-tone =
    <b>Tono de los mensajes para ti: { $tone }</b>

    Es cuestión de gustos al decir las cosas, nada más. En la vista previa tu pareja ve esas palabras, y nada más. El deseo de un poco de silencio llegaría así:
settings-tone-sample =
    { $tone }
    <q>{ $sample }</q>
settings-sample-name = Álex

settings-signals = <b>Señales</b>
settings-lines-on = Líneas con las palabras de tu pareja: sí. Llegan entre comillas, como suyas.
settings-lines-off = Líneas con las palabras de tu pareja: no. Solo recibes líneas preparadas, y tu pareja lo sabe al elegir una.
settings-reminders-on = Recordatorio de un deseo que sigue abierto: sí. Uno como mucho, y ninguno en tus horas de silencio ni durante tu propio espacio.
settings-reminders-off = Recordatorio de un deseo que sigue abierto: no.
settings-undo = { $count ->
        [0] Tiempo para pensarlo después de “Enviar”: ninguno, sale al instante. Aun así puedes retirarlo.
       *[other] Tiempo para pensarlo después de “Enviar”: { $count } segundos. Hasta entonces no ha salido nada.
    }
settings-holds-on = En tus horas de silencio las señales esperan a que acaben. Tu pareja lee que están en espera.
settings-holds-off = En tus horas de silencio las señales llegan sin sonido.
settings-switch-lines-on = Aceptar líneas propias
settings-switch-lines-off = Solo líneas preparadas
settings-switch-reminders-on = Activar el recordatorio
settings-switch-reminders-off = Quitar el recordatorio
settings-switch-holds-on = Retener en las horas de silencio
settings-switch-holds-off = Dejar que lleguen sin sonido
settings-undo-button = { $count ->
        [0] Al instante
       *[other] { $count } s
    }

settings-quiet =
    <b>Horas de silencio: de { $from } a { $to }</b>

    En ese tiempo no te escribo por mi cuenta, y las señales de tu pareja no suenan.
settings-quiet-none =
    <b>Horas de silencio: ninguna</b>

    Las señales de tu pareja suenan a cualquier hora.
settings-quiet-zone = Todavía no conozco tu zona horaria, así que por ahora estas horas van con la de { $zone }.
settings-quiet-from-button = Desde { here-las } { $clock }
settings-quiet-to-button = Hasta { here-las } { $clock }
settings-quiet-none-button = Sin horas de silencio
settings-quiet-from = ¿Cuándo empiezan tus horas de silencio? Toca una hora o escríbela, por ejemplo “22:15”.
settings-quiet-to = ¿Cuándo acaban tus horas de silencio? Toca una hora o escríbela, por ejemplo “7:45”.
settings-clock-unclear =
    { $count ->
        [one] No sé si lo leo bien. ¿Es esta hora?
       *[other] Eso puede ser más de una hora. ¿Es una de estas?
    }
settings-clock-unreadable = No encuentro ahí una hora del día. Sirve algo como “22:30” o “8am”.

settings-zone =
    <b>Zona horaria: { $place }</b>

    Tu reloj marca ahora { $clock }. Las horas que te llegan están en la tuya, marque lo que marque el reloj de tu pareja.
settings-zone-unknown =
    <b>Zona horaria: sin definir todavía</b>

    Mientras no conozca la tuya, las horas se muestran con la zona a la que pertenecen: { $zone }.
settings-zone-set = Definir mi zona horaria
settings-zone-change = Cambiarla

settings-language =
    <b>Idioma</b>

    Lo que te digo va en este idioma, y lo que te llega de tu pareja también. Cada cual tiene el suyo.

settings-discreet-on =
    <b>Modo discreto: sí</b>

    Todos mis textos quedan ocultos bajo un velo: ni en una notificación ni mirando por encima del hombro se ve nada. Al tocar el texto, se abre. Los botones siguen a la vista, y también una pregunta cuando la abres.
settings-discreet-off =
    <b>Modo discreto: no</b>

    Con este modo, todos mis textos quedan ocultos bajo un velo: ni en una notificación ni mirando por encima del hombro se ve nada. Al tocar el texto, se abre. Los botones siguen a la vista, y también una pregunta cuando la abres.
settings-switch-discreet-on = Activar el modo discreto
settings-switch-discreet-off = Salir del modo discreto

settings-checkins =
    <b>Preguntas: { $rhythm }</b>

    La misma pregunta pequeña para ti y para tu pareja. Si llegan las dos respuestas, se ven las dos; si alguien la salta, no se dice quién. /checkin pregunta en cualquier momento, diga lo que diga este ajuste.
settings-checkins-hour = ¿A qué hora puede llegar la pregunta? Toca una hora o escríbela, por ejemplo “20:15”.
settings-switch-checkins-on = Dejar que lleguen preguntas
settings-switch-checkins-off = Preguntas, solo si las pido
settings-lessons =
    <b>Lecciones: { $rhythm }</b>

    Son cortas, de dos minutos. Por dónde vas, solo lo ves tú. /lesson trae una en cualquier momento, diga lo que diga este ajuste.
settings-lessons-hour = ¿A qué hora puede llegar una lección? Toca una hora o escríbela, por ejemplo “18:30”.
settings-switch-lessons-on = Dejar que lleguen lecciones
settings-switch-lessons-off = Lecciones, solo si las pido
settings-hour-button = A { here-las } { $clock }
settings-track = Cuáles vienen primero también es cuestión de gustos, y solo lo ves tú:
settings-track-reach = Las de acortar la distancia
settings-track-retreat = Las de tomar espacio
settings-track-mixed = Primero las comunes
