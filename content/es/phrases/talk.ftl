# “Me gustaría hablar”: un tema, empezado con suavidad, para que la cercanía quede libre de asuntos pendientes.
talk-felt = Una sola cosa, con suavidad. Quedará en una frase como: “Me sentí … por …, y me gustaría …”. Primero: ¿cómo te sentiste? Una o dos palabras.
talk-about = ¿Por qué cosa? Una sola.
talk-like = ¿Y qué te gustaría? Algo pequeño que se pueda hacer.
talk-so-far-felt = Hasta ahora: Me sentí { $said } …
talk-so-far-about = … por { $said } …
talk-so-far-like = … y me gustaría { $said }.
talk-topic = Me sentí { $felt } por { $about }, y me gustaría { $like }.
# Lo que dijo va encima, en su propia línea.
talk-frame = A { $name } le gustaría hablar contigo de esto. Ahora, a una hora que digas u hoy no: tú eliges.
    .b = De parte de { $name }, para un momento de calma, a la hora que te venga bien; “hoy no” también es una respuesta.
talk-frame-bare = A { $name } le gustaría hablar contigo de una cosa. Ahora, a una hora que digas u hoy no: tú eliges.
    .b = A { $name } le gustaría hablar de una cosa, en un momento de calma, a la hora que te venga bien; “hoy no” también es una respuesta.
button-talk = Me gustaría hablar
button-change-topic = Decirlo de nuevo
receipt-talk = Entregado, y dice de qué se trata. { $partner } puede decir una hora.
receipt-talk-bare = Entregado. { $partner } puede decir una hora para hablar.
problem-topic-long = Son { $count } caracteres; caben { $most }.
command-talk = Me gustaría hablar de una cosa
command-soothe = Diez minutos para mí
