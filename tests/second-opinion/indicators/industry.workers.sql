-- Workers on average.
select unit, "B203.606" as numerator, 1 as times
from firms where here
