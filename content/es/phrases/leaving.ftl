# Irse, borrar, los datos propios, y lo que se guarda.
unpair-asked =
    Puedes terminar la conexión con { $partner } por tu cuenta, cuando quieras y sin dar motivos. Lo que esté de camino entre { $partner } y tú se descarta; tu cuenta y tus lecciones se quedan.

    En silencio quiere decir que a { $partner } no le llega ningún mensaje. Si más adelante { $partner } te envía algo, le digo que ahora no estás disponible aquí, igual que en una pausa. Puede que { $partner } lo note. Si cortar de golpe pudiera ponerte en peligro, piensa bien el momento; una línea de ayuda puede acompañarte a planearlo: /safety
button-tell-kindly = Avisar con amabilidad
button-leave-quietly = Irme en silencio
button-yes-disconnect = Sí, desconectar
unpair-kindly =
    A { $partner } le llega esto, sin sonido, palabra por palabra:
    <q>{ $told }</q>
    Puede ir con una línea tuya. ¿Desconectar ahora?
unpair-quietly = A { $partner } no le llega ningún mensaje. ¿Desconectar ahora?
unpaired = La conexión ha terminado. Lo que estaba de camino se ha descartado, y los enlaces antiguos no llevan a ninguna parte. /menu muestra lo que sigue siendo tuyo.
unpaired-told = { $name } ya no usa Halfway contigo. Este mensaje habla solo de la aplicación. Lo que escribas aquí ya no se transmite.
unpaired-after = Solo para ti, cuando quieras:
unpaired-told-line = { $name }: { $line }
unpair-line-talk = “Hablemos esta noche.”
unpair-line-care = “Me sigues importando.”
button-ticked = ✓ { $label }
delete-asked =
    Esto borra de una vez todo lo que guardo de ti: ajustes, señales, respuestas, lecciones. Si hay una conexión, termina con ello, en silencio. No se puede deshacer.

    Lo que está en este chat se queda hasta que borres el chat; /x quita lo que se pueda quitar de los últimos dos días.
button-yes-delete = Sí, borrar todo
deleted = Todo lo que guardaba sobre ti está borrado. Si vuelves a escribirme, /start empieza desde el principio.
exported = Esto es lo que guardo de ti, en un archivo que pueden leer personas y programas. De tu pareja solo contiene lo que te envió.
privacy =
    <b>Qué guardo, y cuánto tiempo</b>
    Tu nombre, ajustes, lecciones y conexión: mientras estés aquí.
    Lo que te digo: hasta que se entrega.
    Lo que enviaste, te enviaron o empezaste a escribir: las palabras, dos días como mucho; que se envió, treinta.
    Tus tarjetas: hasta que las quites, o medio año sin usarlas.
    Respuestas y buenos momentos que contaste: noventa días. Lo que escribes en /soothe: nada.
    Ni ubicación, ni contactos, ni horas de lectura, ni puntuaciones.

    <b>Quién más tiene acceso</b>
    { $shared } Un chat con un bot no está cifrado de extremo a extremo: queda abierto para Telegram. Quien gestiona este bot guarda los datos cifrados, pero tiene la clave y podría abrirlos.

    /export te da tus datos, /delete los borra todos, /unpair te desconecta por tu cuenta. Nada va a anunciantes, estadísticas ni modelos.
privacy-shared = Tu pareja ve tu nombre en /settings, lo que le envías, y tu respuesta de la noche si también dio la suya.
help-more = /settings · /privacy · /export · /delete · /unpair · /safety
command-unpair = Desconectar por mi cuenta, en cualquier momento
command-privacy = Qué se guarda, y cuánto tiempo
command-export = Mis datos en un archivo
command-delete = Borrar todo lo mío
