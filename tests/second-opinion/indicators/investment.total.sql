-- Investment, ten thousand yuan.
select unit, "H201-1.03" as numerator, 0.0001 as times
from firms where here
