# Qué hacer por alguien en peligro y qué pasa cuando se llama. De dónde sale está en content/README.md.
friend-ten-minutes =
    <b>Los próximos diez minutos</b>
    Si se ha hecho daño, dice que será ahora o tiene a mano con qué, llama desde donde estés ({ $emergency }) y di dónde está.

    1. Quédate: en persona, por teléfono o por escrito. Si no puedes, pide ayuda a alguien que esté cerca.
    2. Pregúntalo con claridad: «¿Estás pensando en quitarte la vida?». Preguntar no da la idea.
    3. Escucha más de lo que hablas, sin discutir y sin prometer guardar el secreto.
    4. Si para ti es seguro, pon distancia con lo que podría usar.
    5. Haz la llamada en su compañía, o llama tú para pedir consejo:
    { $crisis }

    Esto no se puede a solas. Si lo dice para que no te vayas o no digas que no, pide ayuda igualmente.
what-happens-when-you-call =
    <b>Cuando llamas</b>
    Puede haber una grabación y una espera. Luego responde alguien que está ahí para escuchar. Puedes dar un nombre o ninguno. «No sé por dónde empezar» ya es empezar.

    Puede que te pregunten si piensas en el suicidio y si ahora mismo estás a salvo. Lo que cuentas lo decides tú, y puedes colgar cuando quieras.

    La mayoría de las llamadas terminan con la conversación. Si una vida corre peligro en ese mismo momento, algunas líneas envían ayuda; al empezar puedes preguntar qué hacen entonces y qué queda en confianza.

    Si nadie responde, inténtalo otra vez, o llama: { $emergency }.

    La llamada puede aparecer en la factura y en la lista de llamadas del teléfono.
helplines-line = { $number }: { $what }. { $source }
helplines-line-noted = { $number }: { $what }. { $note } { $source }
helplines-source = Fuente: { $publisher }, { $day }.
helplines-undated = página sin fecha
helplines-opened = De la página de quien la atiende, abierta el { $day }.
helplines-tried = Página abierta y línea probada el { $day }.
helplines-for = para { $audience }
helplines-mobiles = solo desde móviles
helplines-not-in = no en { $part }
helplines-off-bill = no sale en la factura
helplines-not-called = No hemos llamado. Si nadie responde: { $emergency }.
helplines-no-answer = Si nadie responde: { $emergency }.
helplines-press = Solo de la prensa: { $numbers }.
helplines-press-one = { $number } ({ $publisher }, { $day })
helplines-guess = Supongo que estás en { $country }.
helplines-violence =
    Contra la violencia:
    { $lines }
helplines-crisis =
    En crisis o si piensas en el suicidio:
    { $lines }
button-another-country = Otro país
button-copy = Copiar { $number }
button-friend = Por alguien en peligro
button-calling = Qué pasa cuando llamo
