-- Output of the three leading industries.
select unit, "B204-1.01" as numerator, 0.00001 as times
from firms where here and is_leading(industry)
