# Cómo se dicen las horas. {$clock} es como 20:00, {$day} como lunes, o como jueves 11 de marzo si queda lejos.
# Ningún día se llama por su distancia ("mañana"): el texto se vuelve a mirar después, y entonces es otro día.
# Sin preposición van detrás de “hasta”, “para” o dos puntos: "hasta las 20:00", "para mañana a las 09:00".
# Delante de la una va "la", delante de las demás horas "las": { here-las } { $clock }
here-las = { $hour ->
        [one] la
       *[other] las
    }
time-today = { here-las } { $clock }
time-today-at = a { here-las } { $clock }
# En la noche que viene: {$length} es como "una hora".
time-night = { here-las } { $clock }
time-night-at = dentro de { $length }, a { here-las } { $clock }
time-day = el { $day } a { here-las } { $clock }
time-day-at = el { $day } a { here-las } { $clock }
time-date = { $weekday } { $day } de { $month }
time-length = { $minutes ->
        [20] 20 minutos
        [30] media hora
        [60] una hora
        [90] hora y media
        [120] dos horas
        [180] tres horas
        [240] cuatro horas
        [300] cinco horas
        [360] seis horas
        [420] siete horas
       *[480] ocho horas
    }
# En los botones: {$day} va abreviado, como mar.
time-clock = { $clock }
time-clock-at = a { here-las } { $clock }
time-short = { $day } { $clock }
time-short-at = el { $day } a { here-las } { $clock }
