-- Funds in place.
select unit, "H201-1.11" as numerator, 0.0001 as times
from firms where here
