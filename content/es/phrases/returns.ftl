# La vuelta prometida.
ask-soon = Dijiste { $time }.
ask-overdue = Pasa un poco de { $time }. ¿De vuelta, o una hora nueva?
ask-last = Tarde también está bien: una línea, una hora nueva.
    .b = Si volver pesa: “Llego tarde, estoy aquí” es un mensaje completo.
opener-thanks = Gracias por el espacio.
opener-hug = ¿Primero un abrazo?
opener-clearer = Con la cabeza algo más clara. ¿Diez minutos?
opener-not-ready = Para el tema todavía no, pero aquí estoy.
opener-offered = Una línea más, si quieres:
opener-told = A { $partner } le llega:
button-topic-later = De vuelta; el tema, más tarde …
button-own-words = Con mis palabras …
back-line-asked = Escribe una línea, 120 caracteres como mucho. A { $partner } le llega con tu vuelta; antes ves cómo queda.
button-longer-20 = 20 min más · { $clock }
button-longer-60 = 1 h más · { $clock }
button-longer-other = Otro momento …
longer-asked = ¿Hasta cuándo, con tus palabras? Sirve algo como “hasta las 21:00” o “en 40 min”.
topic-asked = ¿Cuándo vendría bien hablar del tema? Sirve algo como “mañana a las 18:00” o “en 2 horas”.
longer-preview = A { $partner } le llegaría, palabra por palabra:
longer-times = En una pausa caben dos horas nuevas. Volver cinco minutos cuenta, y volver con una sola línea también.
longer-day = En total sería más de un día. Una pausa tan larga pide una palabra entre tu pareja y tú. Bastan dos líneas: “Necesito más días, y hablamos el …”.
longer-past = Esa hora está demasiado cerca, o ya ha pasado. Sirve a partir de 20 minutos.
longer-unknown = A { $partner } aún no le ha llegado que necesitas espacio, así que no hay una hora que cambiar. Puedes retirarlo y enviar otro.
extended = { $name } necesita un poco más: hasta { $t }.
extended-own = Ya está dicho. Tu nueva hora: { $time }. Poner una hora es una manera de quedarse.
returned-topic = { $name } está de vuelta y pone hora para hablar del tema: { $time }.
returned-read-late = Escrito { $at }: no podía recibir nada y no pude traerlo antes.
returned-own = Qué bien que estés de vuelta. A { $partner } le llega:
returned-own-unknown = Qué bien que estés de vuelta. A { $partner } aún no le había llegado que necesitabas espacio, así que no se ha enviado nada.
receipt-returned = Estás de vuelta, y { $partner } lo sabrá. Si esto le llegó antes, no puedo saberlo.
receipt-returned-before = No se ha enviado: tu vuelta llegó antes de que pudiera salir hacia { $partner }.
nothing-to-return-from = No estás en una pausa, así que no hay de dónde volver.
back-preview = A { $partner } le llegará, palabra por palabra:
wait-went-on = La hora que dijo { $name } ha pasado, y todavía no hay otra. No sé el motivo y no voy a adivinarlo. ¿Qué te sentaría bien ahora?
    .b = Todavía no hay noticias de { $name }. No sé el motivo y no voy a adivinarlo. No hace falta que hagas nada; en cuanto haya algo, te aviso.
button-ten-for-me = Diez minutos para mí
button-write-line = Escribir una línea
button-leave-it = Dejarlo así
space-closed = He cerrado la pausa que iba hasta { $time }. Cómo seguir es cosa de dos: un simple “hola” sirve.
    .b = La pausa que iba hasta { $time } queda cerrada. Un simple “hola” sirve.
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
ask-unheard = A { $partner } le llegó pasada esa hora ({ $time }), así que no vas tarde. ¿De vuelta, o una hora nueva?
ask-morning = Dijiste { $time }. Basta con una línea.
button-ways = ⋯ Otras maneras
returned = { $name } está de vuelta. { $said }
welcome-heart = ❤
welcome-good = Qué bien que estés de vuelta
welcome-ten = ¿Diez minutos?
welcome-bit = Dame un momento
