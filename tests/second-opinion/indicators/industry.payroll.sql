-- Wages of the quarter.
select unit, "202-1.03" as numerator, 0.00001 as times
from firms where here
