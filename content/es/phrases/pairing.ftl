# Conectar a dos personas.
invite =
    Aquí está tu invitación. Envíasela a tu pareja; sirve una vez, hasta { $until }.

    { $link }

    Si dice que sí, te pido que lo confirmes. Entonces cada parte puede decirle a la otra “Necesito espacio” y “Querría cercanía”, y yo lo llevo. No se comparte nada más: ni ubicación, ni horas de lectura, ni nada de lo que me escribas aparte.

    No sirvo para relaciones en las que una persona le tiene miedo a la otra. Si alguien te vigila, te amenaza, te hace daño o te obliga a algo – también a usar este bot –, no es una cuestión de estilo, y no es culpa tuya. “Ayuda” muestra dónde la hay, y nadie se entera.
button-share = Compartir el enlace
button-qr = Mostrarlo como imagen
button-revoke = Retirarla
invite-share-text = Me gustaría probar esto contigo. Ayuda a dos personas a decirse con amabilidad “Necesito espacio” y “Querría cercanía”.
invite-qr = Tu pareja puede apuntar aquí con su cámara. Sirve una vez, hasta { $until }.
invite-revoked = La invitación queda retirada. Su enlace ya no lleva a ninguna parte. /invite crea otra.
invite-opened =
    <b>{ $inviter } querría conectar contigo aquí.</b>

    Ayudo a dos personas adultas, si ambas lo quieren, a decirse “Necesito espacio” y “Querría cercanía”. { $inviter } verá tu nombre, tal como está en /settings, y lo que elijas enviar, nada más. Cada parte puede irse cuando quiera, por su cuenta.

    No sirvo para relaciones en las que una persona le tiene miedo a la otra. Si alguien te vigila, te amenaza, te hace daño o te obliga a algo – también a usar este bot –, no es una cuestión de estilo, y no es culpa tuya. “Ayuda” muestra dónde la hay, y nadie se entera. No hace falta que des ningún motivo para no conectar.

    ¿Quieres conectar, por decisión propia?
button-accept = Aceptar
button-not-now = Ahora no
invite-left = De acuerdo. No se transmite nada, y no pasa nada. El enlace sigue sirviendo hasta que acabe su plazo, por si cambias de idea.
invite-accepted = Gracias. Ahora { $inviter } confirma que eres tú, y entonces queda hecha la conexión.
invite-confirm = { $invited } ha abierto tu invitación y ha dicho que sí. ¿Es la persona a la que invitaste? ¿Quieres conectar, por decisión propia? Si le tienes miedo, “No” no necesita ningún motivo.
button-yes-connect = Sí, conectar
button-no = No
paired =
    Ya hay conexión entre { $partner } y tú.

    Cuando necesites espacio, dilo con una hora: entonces vuelves. Cuando quieras cercanía, di un deseo pequeño. Sí, más tarde, más pequeño y hoy no: todas son buenas respuestas.
pairing-declined-inviter = De acuerdo, no hay conexión. La invitación se ha terminado; /invite crea otra.
pairing-declined-invited = { $inviter } no lo ha confirmado, así que no hay conexión.
refused-own = Esta es tu propia invitación. Envíale el enlace a tu pareja, para que lo abra.
refused-used = Esta invitación ya se ha usado. Pide otra.
refused-expired = Esta invitación tiene más de 48 horas y ya no sirve. Pide otra.
refused-revoked = Esta invitación se ha retirado. Si te sorprende, pregunta a quien te la envió.
refused-unknown = No conozco esta invitación. Mira si se copió el enlace entero, o pide otra.
refused-taken = Mientras tanto, otra persona ha aceptado esta invitación. Pide otra.
refused-you-connected = Ya tienes conexión con alguien. Puede haber una a la vez.
refused-other-connected = La otra persona ya tiene conexión con alguien. Puede haber una a la vez.
refused-too-many = Son muchas invitaciones para un solo día. Mañana puedes crear otra.
