-- Surcharges and value-added tax.
select unit, "B203.309" + "B203.402" as numerator, 0.00001 as times
from firms where here
