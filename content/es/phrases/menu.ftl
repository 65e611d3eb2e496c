# Las primeras palabras, el menú, y lo que se dice a todo lo que no encaja en ningún sitio.
welcome =
    Soy Halfway. Cuando hay tensión entre dos personas, hago llegar dos frases cortas: “Necesito espacio, y a las ocho te escribo” y “Me gustaría tenerte cerca, con diez minutos basta”.

    Funciona mejor si son dos: invita a tu pareja, o abre el enlace que te envió. A solas hay lecciones cortas y diez minutos para ti: /lesson, /soothe
menu-alone = Aquí no tienes conexión con nadie. /lesson y /soothe funcionan a solas; /invite hace un enlace para una pareja, y un enlace que te enviaron abre una invitación.
menu-alone-left = Aquí no tienes conexión con nadie. /lesson y /soothe funcionan a solas.
menu-connected = Aquí, con { $partner }. ¿Qué necesitas?
button-invite = Invitar a mi pareja
button-help = ¿Qué hay aquí?
button-space = Necesito espacio
button-closeness = Necesito cercanía
button-menu = Menú
help =
    <b>Qué hay aquí</b>
    /space – Necesito espacio. Dices hasta cuándo; se lo digo a { $partner } y entonces te pido que vuelvas. Prueba /space 2h o /space hasta las 20:00 necesito calma
    /closeness – Me gustaría cercanía. Un deseo pequeño, sin nada detrás.
    /talk – Me gustaría hablar, de una sola cosa.
    /back – De vuelta; puedes añadir una línea.
    /soothe – Diez minutos para mí, a solas.
    /checkin – La pregunta pequeña de hoy, ahora.
    /lesson – Una lección corta, ahora; en /lessons están todas.
    /history – Tus semanas en una imagen, solo para ti.
    /pause – Una pausa de todo lo de aquí.
    /invite – Invitar a tu pareja.
    /cancel – Salir de lo que tengamos a medias.

    { help-more }

    Lo que me escribas fuera de esto no le llega a nadie.
help-alone =
    <b>Qué hay aquí</b>
    /invite – Un enlace para tu pareja. Antes de compartir nada hacen falta dos síes.
    /lesson – Una lección corta, ahora; en /lessons están todas.
    /soothe – Diez minutos para ti.
    /cancel – Salir de lo que tengamos a medias.

    /settings · /privacy · /export · /delete · /safety

    Cuando haya conexión: /space para “Necesito espacio, y te escribo a las …” y /closeness para un deseo pequeño de cercanía. Lo que me escribas fuera de esto no le llega a nadie.
your-partner = tu pareja
free-text = No transmito lo que escribes aquí. Si necesitas algo, toca una de estas opciones.
free-text-alone = No transmito lo que escribes aquí. El primer paso es invitar a tu pareja.
free-text-alone-left = No transmito lo que escribes aquí. Diez minutos para ti están a un toque.
not-text = Entiendo texto y toques en los botones, nada más. Lo que enviaste no le llega a nadie.
unknown-command = No conozco ese comando. En /help está todo lo que hay.
edited = No sigo los cambios en los mensajes. Si querías cambiar algo, envíalo otra vez.
button-old = Ese botón es de antes y ya no hace nada.
nothing-open = No hay nada a medias de lo que salir.
group-goodbye = Solo funciono en un chat privado entre una persona y yo, así que me voy. Escríbeme allí.
put-aside = Algo ha fallado por mi parte, y no he podido hacer lo que pediste. No se ha enviado nada. Si se lo cuentas a quien gestiona este bot, di el número { $number }.

# Lo que muestra Telegram antes de que nadie escriba, y en la lista de comandos.
bot-description =
    Para dos personas que buscan la calma de maneras opuestas. Una necesita espacio, la otra necesita cercanía: hago llegar ambas cosas con amabilidad, y con una hora prometida para volver.
bot-short-description = Hace llegar “Necesito espacio” y “Me gustaría cercanía” de una persona a su pareja.
command-space = Necesito espacio, hasta la hora que yo diga
command-closeness = Me gustaría cercanía: un deseo pequeño
command-back = Estoy de vuelta de mi pausa
command-invite = Invitar a mi pareja
command-settings = Cómo te hablo, y cuándo
command-help = Qué hay aquí
command-cancel = Salir de lo que está a medias
