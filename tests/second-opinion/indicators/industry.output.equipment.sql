-- Output of divisions 33 to 40 and 43.
select unit, "B204-1.01" as numerator, 0.00001 as times
from firms where here and is_equipment(industry)
