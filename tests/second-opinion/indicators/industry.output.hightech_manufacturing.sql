-- Output of high-technology manufacturing by the national list.
select unit, "B204-1.01" as numerator, 0.00001 as times
from firms where here and is_hightech_manufacturing(industry)
