# How times are said. {$clock} is like 20:00, {$day} like Monday, or like Thursday 11 March where it is further off.
# No day is called by its distance ("tomorrow"): a text is read again later, and then that is another day.
time-today = { $clock }
time-today-at = at { $clock }
# In the night that comes: {$length} is like "an hour".
time-night = { $clock }
time-night-at = in { $length }, at { $clock }
time-day = { $day } { $clock }
time-day-at = on { $day } at { $clock }
time-date = { $weekday } { $day } { $month }
time-length = { $minutes ->
        [20] 20 minutes
        [30] half an hour
        [60] an hour
        [90] an hour and a half
        [120] two hours
        [180] three hours
        [240] four hours
        [300] five hours
        [360] six hours
        [420] seven hours
       *[480] eight hours
    }
# On buttons: {$day} is short, like Tue.
time-clock = { $clock }
time-clock-at = at { $clock }
time-short = { $day } { $clock }
time-short-at = { $day } at { $clock }
