# Conectar a dos personas.
invite =
    Aquí está tu invitación. Envíasela a tu pareja; sirve una vez, hasta { $until }.

    { $link }

    Si dice que sí, te pido que lo confirmes. Entonces se comparte lo que cada persona elija enviar, los nombres, y las respuestas a una pregunta de la noche cuando están las dos. Nada más: ni dónde estás, ni cuándo miras, ni ninguna otra cosa que me escribas.

    No es para quien le tiene miedo a la otra persona; si es tu caso, nadie se entera de que miras aquí: “¿Algo te da miedo?”
button-share = Compartir el enlace
button-qr = Mostrarlo como imagen
button-revoke = Retirarla
invite-share-text = Me gustaría probar esto contigo. Ayuda a dos personas a decirse con amabilidad “Necesito espacio” y “Me gustaría cercanía”.
invite-qr = Tu pareja puede apuntar aquí con su cámara. Sirve una vez, hasta { $until }.
invite-revoked = La invitación queda retirada. Su enlace ya no lleva a ninguna parte. /invite crea otra.
invite-opened =
    <b>A { $inviter } le gustaría probar Halfway contigo.</b>

    Cuando necesitas espacio, dices hasta cuándo; nadie te sigue. Si te echan de menos, te llega un deseo pequeño; “hoy no” está bien.

    Se comparte: tu nombre, lo que envías y las respuestas de la noche si están las dos. Lo demás es tuyo; vete cuando quieras.

    ¿Tienes miedo? Mira antes abajo.
invite-example =
    Dos ejemplos, que no le llegan a nadie.

    Cuando { $inviter } necesite espacio, te llegaría:
    <q>{ $space }</q>
    Puedes responder con un toque, dejar una línea para después, o nada. A esa hora le pregunto a quien se fue, no a ti.

    Un deseo pequeño sería así:
    <q>{ $wish }</q>
button-example = Ver un ejemplo
button-yes-after-all = Al final, sí
button-accept = Aceptar
button-not-now = Ahora no
invite-left = De acuerdo. No se transmite nada, y no pasa nada. El enlace sigue sirviendo hasta que acabe su plazo, por si cambias de idea.
invite-accepted = Gracias. Ahora { $inviter } confirma que eres tú, y entonces ya está.
invite-confirm = { $invited } ha abierto tu invitación y ha dicho que sí. ¿Es la persona a la que invitaste? ¿Quieres conectar, por decisión propia? Si le tienes miedo, “No” no necesita ningún motivo, y nadie se entera de por qué.
button-yes-connect = Sí, conectar
button-no = No
paired =
    Ya está: { $partner } y tú.

    Cuando necesites espacio, dilo con una hora, y escribe primero cuando llegue. Cuando quieras cercanía, di un deseo pequeño. Sí, más tarde y hoy no: todas son buenas respuestas.
pairing-declined-inviter = De acuerdo, no hay conexión. La invitación ya no sirve; /invite crea otra.
pairing-declined-invited = { $inviter } no lo ha confirmado, así que no hay conexión.
refused-own = Esta es tu propia invitación. Envíale el enlace a tu pareja, para que lo abra.
refused-used = Esta invitación ya se ha usado. Pide otra.
refused-expired = Esta invitación tiene más de 48 horas y ya no sirve. Pide otra.
refused-revoked = Esta invitación se ha retirado. Si te sorprende, pregunta a quien te la envió.
refused-unknown = No conozco esta invitación. Mira si se copió el enlace entero, o pide otra.
refused-taken = Mientras tanto, otra persona ha aceptado esta invitación. Pide otra.
refused-you-connected = Ya estás aquí con alguien. Puede ser una persona a la vez.
refused-other-connected = La otra persona ya está aquí con alguien. Puede ser una persona a la vez.
refused-too-many = Son muchas invitaciones para un solo día. Mañana puedes crear otra.
