"""What stands in a report's text: sentences, people, offices, places, times, quantities, verb and noun groups."""
