# La vuelta prometida.
ask-soon = Dijiste hasta { $time }. ¿Cómo vas?
    .b = Faltan cinco minutos para tu hora. Volver puede ser algo pequeño: basta con una línea.
ask-overdue = Es la hora que dijiste. Basta con un toque: de vuelta, o una hora nueva.
    .b = La pausa iba hasta { $time }. No hace falta nada grande, basta con un toque.
ask-last = Sigo contigo, vuelvas cuando vuelvas. Tarde también está bien: una línea, una hora nueva.
    .b = Si volver pesa: “Llego tarde, estoy aquí” es un mensaje completo.
ask-shows = Con un toque en “Estoy de vuelta”, a { $partner } le llega: “{ $text }” Las otras líneas se añaden como tuyas.
opener-thanks = Gracias por el espacio.
opener-hug = ¿Primero un abrazo?
opener-clearer = Con la cabeza algo más clara. ¿Diez minutos?
opener-not-ready = Para el tema todavía no, pero aquí estoy.
opener-button = Estoy de vuelta. { $opener }
opener-alone = { $opener }
opener-offered = Una línea más, si quieres:
opener-told = A { $partner } le llega:
button-topic-later = De vuelta; el tema, más tarde
button-own-words = Con mis palabras
back-line-asked = Escribe una línea, 120 caracteres como mucho. A { $partner } le llega con tu vuelta; antes ves cómo queda.
button-longer-20 = 20 min más
button-longer-60 = 1 h más
button-longer-other = Otro momento
longer-asked = ¿Hasta cuándo, con tus palabras? Sirve algo como “hasta las 21:00” o “en 40 min”.
topic-asked = ¿Cuándo vendría bien hablar del tema? Sirve algo como “mañana a las 18:00” o “en 2 horas”.
longer-preview = A { $partner } le llegaría, palabra por palabra:
longer-times = Ya has puesto dos veces una hora nueva. Volver cinco minutos cuenta, y volver con una sola línea también.
longer-day = En total sería más de un día. Una pausa tan larga pide una palabra entre tu pareja y tú. Bastan dos líneas: “Necesito más días, y hablamos el …”.
longer-past = Esa hora está demasiado cerca, o ya ha pasado. Sirve a partir de 20 minutos.
longer-unknown = A { $partner } aún no le ha llegado que necesitas espacio, así que no hay una hora que cambiar. Puedes retirarlo y enviar otro.
extended = Noticias de { $name }: necesita hasta { $t }. No es un olvido: la hora queda puesta de nuevo.
    .b = Una palabra de { $name }: un poco más, hasta { $t }. El primer paso sigue siendo de { $name }.
extended-own = Ya está dicho. Tu nueva hora: { $time }. Poner una hora es una manera de quedarse.
returned-as-agreed = { $name } está de vuelta, tal como quedó dicho. { $said }
    .b = { $name } está aquí, a la hora que dijo. { $said }
returned-early = { $name } está de vuelta, antes de lo previsto. { $said }
    .b = { $name } ya está aquí. { $said }
returned-late = { $name } está de vuelta, más tarde de lo previsto. { $said }
    .b = { $name } está aquí otra vez. Se hizo tarde. { $said }
returned-topic = { $name } está de vuelta contigo. El tema tiene su propio momento: { $time }. Hasta entonces, la vida corriente tiene permiso.
    .b = { $name } está aquí otra vez. Hablar de ello queda para { $time }. ¿Antes un té?
returned-own = Qué bien que estés de vuelta. { $partner } lo sabe.
returned-own-unknown = Qué bien que estés de vuelta. A { $partner } aún no le había llegado que necesitabas espacio, así que no se ha enviado nada.
receipt-returned = Estás de vuelta, y { $partner } lo sabrá. Si esto le llegó antes, no puedo saberlo.
receipt-returned-before = No se ha enviado: tu vuelta llegó antes de que pudiera salir hacia { $partner }.
nothing-to-return-from = No estás en una pausa, así que no hay de dónde volver.
back-preview = A { $partner } le llegará, palabra por palabra:
wish-first = Los primeros diez minutos son para { $ask }.
wait-went-on = La hora que dijo { $name } ha pasado, y todavía no tengo otra. Eso no dice nada del motivo. ¿Qué te sentaría bien ahora?
    .b = Todavía no hay noticias de { $name }. No sé el motivo y no voy a adivinarlo. No te toca ir detrás; en cuanto haya algo, te lo paso.
button-ten-for-me = Diez minutos para mí
button-write-line = Escribir una línea
button-leave-it = Dejarlo así
space-closed = He cerrado esta pausa. Cómo seguir es cosa de dos – un simple “hola” sirve.
    .b = Esta pausa queda cerrada. Sin registro, sin marcador.
line-asked-for-later = Escribe una línea, 200 caracteres como mucho. A { $name } le llega al volver, no antes.
line-kept = Guardada. A { $name } le llega al volver: { $line }
line-out = Quitada. No queda nada guardado para la vuelta.
line-not-taken = { $name } solo recibe líneas ya preparadas. “De acuerdo ❤” también cuenta.
problem-time-is-theirs = El final de la pausa lo pone { $name }. Puedes dejar una línea sobre eso para la vuelta.
button-line-out = Quitarla
line-arrives = { $name } te dejó una línea: { $line }
hard =
    Esperar puede costar, y es comprensible. Esto solo lo ves tú.

    Toma aire por la nariz, añade un segundo sorbo pequeño y suéltalo despacio por la boca. Así tres minutos; después camina unos pasos, o llama a alguien que te haga bien.

    La pausa de { $name } va hasta { $until }.
