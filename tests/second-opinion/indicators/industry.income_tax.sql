-- Income tax.
select unit, "B203.328" as numerator, 0.00001 as times
from firms where here
