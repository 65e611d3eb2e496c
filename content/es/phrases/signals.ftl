# Preparar una señal, y su camino hasta la otra persona.
not-connected = Aquí no tienes conexión con nadie, así que no hay a quién decírselo. /invite crea un enlace para tu pareja.
not-connected-left = Aquí no tienes conexión con nadie, así que no hay a quién decírselo. Diez minutos para ti están a un toque.
draft-gone = Eso ya no está abierto. Empieza de nuevo con /space o /closeness.
draft-cancelled = Cancelado. No se ha enviado nada.
button-cancel = Cancelar
button-back = Atrás

space-until = ¿Hasta cuándo necesitas espacio? { $partner } verá la hora, y que entonces vuelves. De 20 minutos a un día.
space-until-text = Dime hasta cuándo, con tus palabras: “hasta las 20:00”, “90 min”, “viernes a las 9”.
problem-too-short = Es un poco corto: una pausa que ayuda dura 20 minutos o más.
problem-too-long = Paso pausas de un día como mucho. Algo más largo pide una palabra entre tu pareja y tú.
problem-late = No podía recibir nada, y esto me llega ahora; la hora que dijiste ya ha pasado, y no es cosa tuya. ¿Hasta cuándo, a partir de ahora?
problem-unreadable = No encuentro ahí una hora. Sirve algo como “2h”, “hasta las 20:00” o “mañana a las 9”.
problem-no-text = Escríbelo como texto, por favor.
problem-line-long = Son { $count } caracteres; en una línea caben { $most }.
problem-wish-long = Son { $count } caracteres; en un deseo caben { $most }.
problem-wish-off = { $partner } solo recibe deseos ya preparados, así que toca uno de estos.
problem-unclear = Eso puede ser más de una hora, y mejor pregunto antes que prometer la que no es.
which-time = ¿Cuál dices?
words-kept = Guardo lo que escribiste: «{ $words }»
reading-morning = { $time } · mañana
reading-afternoon = { $time } · tarde
reading-evening = { $time } · noche
reading-late = { $time } · noche
reading-night = { $time } · madrugada
until-20m = 20 min
until-1h = 1 h
until-3h = 3 h
until-tonight = Esta noche
until-tomorrow = Mañana
until-morning = Por la mañana
# En un botón: una duración y la hora a la que lleva.
until-clock = { $length } · { $clock }
until-other = Otro

wish-asked = ¿Qué te sentaría bien? A un deseo pequeño es más fácil responder que a uno grande.
wish-text = Di tu deseo en pocas palabras, 80 caracteres como mucho. Escríbelo como lo dirías, por ejemplo “¿Hablamos cinco minutos?”.
wish-own = Con mis palabras
window-asked = ¿Y cuándo?

line-asked = Una línea que elijas tú puede hacerle más fácil la espera a { $partner }. Marca lo que sea verdad, o escribe la tuya.
line-asked-closeness = Puedes añadir una línea. Marca lo que sea verdad, o escribe la tuya.
line-own = Con mis palabras
line-done = Hecho
line-remove = Sin mi línea
line-text = Escribe una línea, 120 caracteres como mucho. Llega entre comillas, como tuya.
line-off = { $partner } solo recibe líneas ya preparadas, así que marca lo que sea verdad.

preview = Esto es lo que le llegará a { $partner }, palabra por palabra:
preview-answers = { $partner } puede responder: { $answers }
preview-foot = No añado nada, y no aviso cuando se abre.
# La frase en el idioma de quien envía, cuando la otra persona lee en otro.
preview-gloss = En español: { $text }
preview-yours = En tu zona horaria: { $time }.
preview-new-words = Ha pasado el tiempo, así que las palabras han cambiado un poco. Míralas otra vez, por favor.
preview-clock-moved = Ahora es más tarde, así que la hora ha cambiado. Mírala otra vez, por favor.
button-more = ⋯
button-send = Enviar
button-change-time = Cambiar hora
button-change-wish = Cambiar deseo
button-add-line = Añadir línea
button-other-words = Otras palabras
strength-space-1 = Un poco
strength-space-2 = Bastante
strength-space-3 = Necesito parar
strength-closeness-1 = Un poco
strength-closeness-2 = Bastante
strength-closeness-3 = Momento difícil

receipt-sent = De camino a { $partner }.
receipt-held = En espera: { $partner } ahora no está disponible aquí. Saldrá si eso cambia.
receipt-undelivered = No he podido entregarle esto a { $partner }, y no le ha llegado nada. Es cosa mía, no de lo que escribiste. Puedes enviarlo otra vez con /{ $kind ->
        [space] space
        [talk] talk
       *[other] closeness
    }.
receipt-space = Entregado. Dice que vuelves { $at }. No hace falta preparar nada.
# Encima de lo que esperó, si sus palabras no nombran el día; o si ya pasó la hora que nombran.
late = Escrito { $written }.
late-over = Escrito { $written }. Esa hora ya pasó.
late-wish = Escrito { $written }. El momento que nombra ya pasó; se puede responder igual.
receipt-space-late = Entregado, pasada su hora. { $partner } ve cuándo lo escribiste.
receipt-closeness = Entregado. { $partner } tiene tu deseo.
receipt-closeness-late = Entregado, pasado el momento que nombra. { $partner } ve cuándo lo escribiste.
button-im-back = Estoy de vuelta

space-already-open = Estás en una pausa hasta { $time }. ¿Estás de vuelta, o necesitas una hora nueva?

kinder = Puede que { $partner } duerma a esa hora. También sirve { $time }.
button-kinder = { $time }
line-landing = <q>{ $line }</q> Esta línea puede sonar a reproche. ¿La dejas así, o pruebas con “Me sentí … cuando …, y me gustaría …”?
line-keep = Dejar la mía
line-use-template = Usar la plantilla
line-none = Sin línea
line-template =
    Complétala y envíamela, 120 caracteres como mucho:

    Me sentí … cuando …, y me gustaría …
line-template-copy = Copiar la plantilla
line-template-text = Me sentí … cuando …, y me gustaría …
preview-no-line = { $partner } ahora solo recibe líneas ya preparadas, así que tu línea queda fuera.
preview-bare = { $partner } solo recibe líneas ya preparadas, así que el tema se queda contigo hasta que llegue la conversación.
preview-landing = Algo de esto puede sonar a reproche. Déjalo así, o dilo de nuevo como: “Me sentí … cuando …, y me gustaría …”.
preview-ten-first = Lo que recibió { $partner } dice que primero van diez minutos. Que necesitas espacio espera aquí; envíalo cuando llegue el momento.
