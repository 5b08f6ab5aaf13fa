-- Total profit.
select unit, "B203.327" as numerator, 0.00001 as times
from firms where here
