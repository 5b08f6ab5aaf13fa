-- Research expense.
select unit, "B203.314" as numerator, 0.00001 as times
from firms where here
