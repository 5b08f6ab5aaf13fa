-- Equity at the end.
select unit, "B203.218" as numerator, 0.00001 as times
from firms where here
