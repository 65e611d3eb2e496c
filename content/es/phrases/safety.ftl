# Cuando no es una cuestión de estilo.
safety =
    <b>¿Hay algo que te da miedo?</b>
    Si hay peligro ahora mismo, llama: { $emergency }.

    { $lines }

    Miedo, vigilancia, aislamiento, sexo forzado, golpes, amenazas: no son problemas de comunicación. ¿Te preocupa cómo tratas <i>tú</i> a tu pareja? Pregunta ahí también.

    Si más gente ve este teléfono, usa otro: las llamadas quedan en su lista y quizá en la factura. No guardo nada.
safety-quiet-on = Modo silencioso activado: retengo las señales, como en una pausa.
button-country = Mi país
button-clear = Quitar las últimas 48 h de este chat
button-quiet-on = Pausar en silencio
button-quiet-off = Salir del modo silencioso
button-disconnect-quietly = Desconectar en silencio
countries = ¿De qué país muestro las líneas de ayuda? Lo que elijas vale más que cualquier suposición, y solo lo ves tú.
button-no-country = Prefiero no decirlo
clear-ask = ¿Quito lo que se puede quitar de los últimos dos días de este chat? No hay vuelta atrás.
cleared = Hecho.
cleared-more = A los mensajes más antiguos, al otro teléfono y a las capturas de pantalla no llego. Para quitar el resto, borra el chat en Telegram.
threat-refused = No transmito amenazas. No se ha enviado nada, y no guardo nada de ello. Si tienes miedo de lo que pueda pasar, también para eso hay ayuda.
help-offered =
    Solo lo ves tú, y no guardo nada de ello. Si estás pensando en quitarte la vida, llama ahora, por favor:
    { $emergency }
    { $crisis }
button-worry = 🔒 ¿Hay algo que te preocupa?
worry =
    Esto pesa demasiado para llevarlo a solas, y no es culpa tuya.

    Si una vida corre peligro: { $emergency }
    Orientación:
    { $crisis }
    Si se usa para que no te vayas o para que no digas que no:
    { $violence }

    Esto solo lo ves tú.
command-safety = Cuando algo no es seguro
command-x = Quitar los últimos dos días de este chat
