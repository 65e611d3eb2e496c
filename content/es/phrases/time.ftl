# Cómo se dicen las horas. {$clock} es como 20:00, {$day} como lunes.
# Sin preposición van detrás de “hasta”, “para” o dos puntos: "hasta las 20:00", "para mañana a las 09:00".
time-today = las { $clock }
time-today-at = a las { $clock }
time-tomorrow = mañana a las { $clock }
time-tomorrow-at = mañana a las { $clock }
time-day = el { $day } a las { $clock }
time-day-at = el { $day } a las { $clock }
