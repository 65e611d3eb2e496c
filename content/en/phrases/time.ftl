# How times are said. {$clock} is like 20:00, {$day} like Monday, or like Thursday 11 March where it is further off.
time-today = { $clock }
time-today-at = at { $clock }
time-tomorrow = tomorrow { $clock }
time-tomorrow-at = tomorrow at { $clock }
time-day = { $day } { $clock }
time-day-at = on { $day } at { $clock }
time-date = { $weekday } { $day } { $month }
