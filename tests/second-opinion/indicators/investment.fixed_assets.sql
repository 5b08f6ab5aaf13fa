-- Fixed assets put into use.
select unit, "H201-1.10" as numerator, 0.0001 as times
from firms where here
