-- Kilowatt hours in ten thousand yuan of output.
select unit, "B204-1.05" as numerator, "B204-1.01" as denominator, 100000 as times
from firms where here
