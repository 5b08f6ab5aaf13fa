-- The firm in the middle; ten thousand yuan.
select unit, "B204-1.01" as numerator, 0.5 as place, 0.1 as times
from firms where here
