# Las dos teclas que quedan a la vista bajo el chat, y lo que va con ellas.
keys = Las dos teclas de abajo están ahí cuando las necesites.
keys-discreet = Las dos teclas de abajo: “{ $space }” es “Necesito espacio”, “{ $closeness }” es “Me gustaría tenerte cerca”.
key-space = Necesito espacio
key-closeness = Me gustaría tenerte cerca
# En modo discreto: palabras que no dicen nada a quien mire de reojo.
key-space-discreet = Nota 1
key-closeness-discreet = Nota 2
# Todas las palabras que tuvo una tecla, también las de hoy: los teléfonos enseñan las antiguas mucho tiempo. Añade, no quites.
key-space-shipped = Necesito espacio|Nota 1
key-closeness-shipped = Me gustaría tenerte cerca|Nota 2
