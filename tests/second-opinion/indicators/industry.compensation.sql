-- Employee compensation.
select unit, "B203.401" as numerator, 0.00001 as times
from firms where here
