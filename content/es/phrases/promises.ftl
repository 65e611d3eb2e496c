# Una hora que alguien dijo en una respuesta o para un tema, y lo que sigue.
promise-soon =
    { $about ->
        [closeness] Dijiste { $time } para el deseo de { $name }.
        [talk] Dijiste { $time } para hablar con { $name }.
       *[topic] Dijiste { $time } para el tema con { $name }.
    }
promise-due =
    { $about ->
        [closeness] { $time }: es tu hora para el deseo de { $name }.
        [talk] { $time }: es tu hora para hablar con { $name }.
       *[topic] { $time }: es tu hora para el tema con { $name }.
    }
promise-overdue = Pasa un poco de { $time }. ¿Estás, o una hora nueva para { $name }?
promise-morning = Dijiste { $time } para { $name }. Basta con una línea.
promise-last = Tarde también está bien. ¿Estás, o una hora nueva para { $name }?
promise-has-come = { $time }: es la hora que dijo { $name }.
promise-went-on = Todavía no hay noticias de { $name }. No sé el motivo y no voy a adivinarlo. No hace falta que hagas nada; en cuanto haya algo, te aviso.
promise-moved = Otra hora: { $time }
promise-times = Para una hora prometida caben dos nuevas. Estar cinco minutos cuenta.
promise-past = Esa hora ya ha pasado o está muy cerca. ¿Estás, o una hora nueva para { $name }?
promise-closed =
    { $about ->
        [closeness] La hora para el deseo, { $time }, queda cerrada. Un simple “hola” sirve.
        [talk] La hora para hablar, { $time }, queda cerrada. Un simple “hola” sirve.
       *[topic] La hora para el tema, { $time }, queda cerrada. Un simple “hola” sirve.
    }
button-here = Estoy aquí
