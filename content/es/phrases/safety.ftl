# Cuando no es una cuestión de estilo.
safety =
    <b>¿Hay algo que no es seguro?</b>
    Si hay peligro ahora mismo, llama: { $emergency }.

    Tener miedo de las reacciones de tu pareja; que te vigile, te aísle de tu gente, te fuerce a tener sexo, te pegue o te amenace: nada de eso es un problema de comunicación, y no puedes arreglarlo pidiendo con más tacto ni necesitando menos.

    Habla con alguien, gratis y en confianza: { $violence }. En una crisis, o si piensas en el suicidio: { $crisis }. ¿Te preocupa cómo tratas <i>tú</i> a tu pareja? Esas mismas líneas también hablan contigo, sin juzgar.

    Si alguien más puede mirar este teléfono, usa otro más seguro. No guardo ningún registro de que hayas abierto esta página.
safety-quiet-on = El modo silencioso está activado: no pregunto nada, no propongo nada y retengo las señales de tu pareja. Desde fuera parece una pausa.
button-country = Mi país
button-clear = Quitar las últimas 48 h de este chat
button-quiet-on = Pausar en silencio
button-quiet-off = Salir del modo silencioso
button-disconnect-quietly = Desconectar en silencio
countries = ¿De qué país muestro las líneas de ayuda? No lo deduzco de nada, y solo lo ves tú.
button-no-country = Prefiero no decirlo
cleared = Hecho.
cleared-more = A los mensajes más antiguos, al otro teléfono y a las capturas de pantalla no llego. Para quitar el resto, borra el chat en Telegram.
threat-refused = No transmito amenazas. No se ha enviado nada, y no guardo nada de ello. Si tienes miedo de lo que pueda pasar, también para eso hay ayuda.
help-offered =
    Solo lo ves tú, y no guardo nada de ello. Si estás pensando en quitarte la vida, llama ahora, por favor: { $emergency }
    { $crisis }
button-worry = Esto me preocupa
worry =
    Esto pesa demasiado para llevarlo a solas, y no es culpa tuya.

    Si una vida corre peligro: { $emergency }. Orientación, también para familiares: { $crisis }. Si se usa para que no te vayas o para que no digas que no: { $violence }.

    Esto solo lo ves tú.
command-safety = Cuando algo no es seguro
command-x = Quitar los últimos dos días de este chat
