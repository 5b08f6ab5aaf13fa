-- Made and not sold.
select unit, "B204-1.01" - "B204-1.03" as numerator, 0.00001 as times
from firms where here
