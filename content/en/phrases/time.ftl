# How times are said. {$clock} is like 20:00, {$day} like Monday.
time-today = { $clock }
time-today-at = at { $clock }
time-tomorrow = tomorrow { $clock }
time-tomorrow-at = tomorrow at { $clock }
time-day = { $day } { $clock }
time-day-at = on { $day } at { $clock }
