# Cómo se dicen las horas. {$clock} es como 20:00, {$day} como lunes, o como jueves 11 de marzo si queda lejos.
# Sin preposición van detrás de “hasta”, “para” o dos puntos: "hasta las 20:00", "para mañana a las 09:00".
# Delante de la una va "la", delante de las demás horas "las": { here-las } { $clock }
here-las = { $hour ->
        [one] la
       *[other] las
    }
time-today = { here-las } { $clock }
time-today-at = a { here-las } { $clock }
time-tomorrow = mañana a { here-las } { $clock }
time-tomorrow-at = mañana a { here-las } { $clock }
time-day = el { $day } a { here-las } { $clock }
time-day-at = el { $day } a { here-las } { $clock }
time-date = { $weekday } { $day } de { $month }
