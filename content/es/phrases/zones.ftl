# Qué hora marca el reloj de alguien: se pregunta cuando importa por primera vez, o desde los ajustes.
zone-asked =
    <b>¿Qué hora es ahora para ti?</b>

    Así una hora significa lo mismo para ti y para tu pareja. Toca la tuya, o escribe la ciudad grande más cercana. Lo pregunto una sola vez.
zone-which = ¿Cuál es?
zone-place-button = { $place } – { $clock }
zone-other = Ninguna de estas
zone-share = Mejor compartir dónde estoy
zone-problem-no-city = No conozco ninguna ciudad con ese nombre. Sirve una más grande que esté cerca, o un toque en tu hora.
zone-problem-no-clock = Ahora mismo ningún reloj marca eso. También sirve una ciudad.
zone-problem-clock-moved = Estas horas ya habían avanzado, así que aquí van otra vez.
zone-problem-no-text = Escríbelo como texto, por favor, o toca una opción.
zone-place = Con el botón que hay bajo el campo de texto compartes dónde estás. Lo convierto en una zona horaria y olvido el lugar; a tu pareja no le llega nada.
zone-place-yes = Compartir dónde estoy
zone-place-no = De otra manera
zone-place-shared = Gracias. Entonces tu reloj marca { $clock }, como en { $place }. El lugar en sí queda olvidado.
zone-place-nowhere = No he encontrado ninguna zona horaria ahí. El lugar queda olvidado.
zone-place-named = Gracias. Entonces tu reloj marca { $clock }, como en { $place }.
zone-place-refused = De acuerdo, de otra manera.
rules-own-moved = Han cambiado las reglas de los relojes y tu vuelta estaba calculada con las antiguas. En tu reloj sigue igual: { $time }. Para { $partner } ya está corregida.
rules-own-stays = Han cambiado las reglas de los relojes. Tu vuelta no cambia; en tu reloj ahora queda así: { $time }.
rules-theirs = La hora de { $name } sigue siendo la misma. Han cambiado las reglas de los relojes, así que en el tuyo queda así: { $time }.
zone-taken = Entonces tu reloj marca { $clock }, en { $place }.
