# Tarjetas: necesidades de espacio preparadas con calma. Sus teclas están bajo el chat.
cards = <b>Tus tarjetas</b>

    Una pulsación en su tecla, bajo el chat, envía la tarjeta, con diez segundos para pararla. Toca una aquí para mirarla antes.
cards-none =
    <b>Tus tarjetas</b>

    Una tarjeta es una necesidad de espacio que preparas con calma. Su tecla está bajo el chat: una pulsación la envía, con diez segundos para pararla.
card-kept = Guardada, con su tecla bajo el chat.
card-full = Caben tres tarjetas. Quita antes una.
card-dropped = Quitada.
card-gone = Esa tarjeta no está aquí. /cards enseña las que hay.
card-own-length = Otra hora
preview-card = Una tarjeta: ahora no le llega a nadie. Enviada ahora mismo, se leería así.
preview-card-stale = Las palabras para { $partner } han cambiado desde que aprobaste esta tarjeta. Míralas otra vez, por favor.
button-new-card = Tarjeta nueva
button-keep-card = Guardar como tarjeta
button-card-link = Copiar su enlace
button-card-drop = Quitarla
command-cards = Tarjetas: espacio con un toque
