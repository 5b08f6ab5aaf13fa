-- Electricity of the monthly form, ten thousand kilowatt hours.
select unit, "B204-1.05" as numerator, 1 as times
from firms where here
