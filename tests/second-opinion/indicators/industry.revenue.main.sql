-- Revenue of the main business.
select unit, "B203.302" as numerator, 0.00001 as times
from firms where here
