"""Sentences that say that the material does not answer, and sentences that answer: de, en and es side by side.

The patterns were written with two of every three rows in view; each third row was set aside until they were done.
"""

from __future__ import annotations

Row = tuple[str, str, str]

SAYS_SO: tuple[Row, ...] = (
    (
        "Zur Anzahlung steht im Produktblatt nichts.",
        "The product sheet doesn't mention a deposit.",
        "No tenemos datos sobre el anticipo.",
    ),
    (
        "Diese Angabe liegt mir zur DP 40 leider nicht vor.",
        "The voltage of the DP 40 isn't specified.",
        "En la ficha no consta el voltaje de la DP 40.",
    ),
    (
        "Ob Sie Rabatt bekommen, steht in den mir vorliegenden Unterlagen leider nicht.",
        "I can't tell from the extract whether there is a discount.",
        "No se indica si hay descuento.",
    ),
    (
        "Zum Rabatt ist im Auszug nichts festgehalten.",
        "There's nothing about discounts in the terms.",
        "Sobre descuentos no viene nada en el extracto.",
    ),
    (
        "Eine Antwort auf Ihre Frage geht daraus nicht hervor.",
        "The answer to your question does not emerge from the material.",
        "La respuesta no se desprende del material.",
    ),
    (
        "Das ist in den Bedingungen nicht festgehalten.",
        "That has not been recorded in the terms.",
        "Eso no queda recogido en las condiciones.",
    ),
    (
        "Dazu kann ich Ihnen anhand der Unterlagen leider keine Auskunft geben.",
        "On the basis of the documents I'm afraid I can't give you an answer to that.",
        "Con la documentación disponible no puedo darle una respuesta.",
    ),
    (
        "Über die Einweisung finde ich in den Bedingungen keine Angaben.",
        "I find no details on training in the terms.",
        "No encuentro ningún dato sobre la formación en las condiciones.",
    ),
    (
        "Zur DP 60 ist mir die Schutzart nicht bekannt.",
        "The protection class of the DP 60 is not known to me.",
        "Desconozco el grado de protección de la DP 60.",
    ),
    (
        "Der Auszug enthält dazu keine Information.",
        "The extract contains no information on this.",
        "El extracto no contiene información al respecto.",
    ),
    (
        "Ob die Dosierstation DS 2 lackiert wird, lässt sich den Unterlagen nicht entnehmen.",
        "Whether the DS 2 is painted cannot be gathered from the documents.",
        "No se puede saber por la documentación si la DS 2 va pintada.",
    ),
    (
        "Leider fehlt im Material jede Aussage zu Ersatzteilen.",
        "Unfortunately, the material lacks any statement on spare parts.",
        "Por desgracia, el material carece de indicaciones sobre repuestos.",
    ),
    (
        "Die Unterlagen schweigen zur Rücknahme der DP 25.",
        "The documents are silent on whether the DP 25 is taken back.",
        "La documentación guarda silencio sobre la retirada de la DP 25.",
    ),
    (
        "Das weiß ich nicht, denn das Produktblatt sagt darüber nichts aus.",
        "I don't know, as the data sheet says nothing on that.",
        "No lo sé, ya que la ficha no dice nada de eso.",
    ),
    (
        "Hierzu liegen uns keine Informationen vor.",
        "We have no information about this.",
        "No disponemos de información sobre este punto.",
    ),
    (
        "Die Frage nach dem Gewicht lässt sich aus dem Auszug nicht beantworten.",
        "The question about the weight cannot be answered from the extract.",
        "La pregunta sobre el peso no puede responderse con el extracto.",
    ),
    (
        "Ein Skonto wird in den Bedingungen an keiner Stelle erwähnt.",
        "A cash discount is not mentioned anywhere in the terms.",
        "En ninguna parte de las condiciones se menciona un descuento por pronto pago.",
    ),
    (
        "Zu Ihrer Frage nach dem Motor gibt das Material keinen Aufschluss.",
        "The material gives no indication as to the motor.",
        "El material no aclara nada sobre el motor.",
    ),
    (
        "Ob die Pumpe explosionsgeschützt ist, kann ich nicht sagen.",
        "I am unable to say whether the pump is explosion-proof.",
        "No puedo decirle si la bomba es antideflagrante.",
    ),
    (
        "Die Farbe der DP 12 ist nicht angegeben.",
        "The colour of the DP 12 isn't stated.",
        "El color de la DP 12 no está indicado.",
    ),
    (
        "Das geht aus dem Produktblatt der DP 95 leider nicht hervor.",
        "The product sheet of the DP 95 unfortunately doesn't say.",
        "Lamentablemente, la ficha de la DP 95 no lo especifica.",
    ),
    (
        "Hinweise zur Lagerung finden sich im Material nicht.",
        "The material doesn't include any notes on storage.",
        "El material no incluye indicaciones de almacenamiento.",
    ),
    (
        "Zur Schulung am Gerät gibt es in den Unterlagen keinen Hinweis.",
        "There is no reference to training in the documents.",
        "En la documentación no hay ninguna referencia a la formación.",
    ),
    (
        "Ihre Frage nach einer Finanzierung bleibt im vorliegenden Text offen.",
        "The text at hand leaves your question about financing open.",
        "El texto deja sin responder su pregunta sobre la financiación.",
    ),
    (
        "Dem Auszug ist nicht zu entnehmen, ob Sie die Pumpe mieten können.",
        "It is unclear from the extract whether you can rent the pump.",
        "Del extracto no se deduce si puede alquilar la bomba.",
    ),
    (
        "Mir fehlen dazu die Angaben.",
        "I lack the details for that.",
        "Me faltan los datos para ello.",
    ),
    (
        "Angaben zum Energieverbrauch sind im Datenblatt nicht enthalten.",
        "Details of energy consumption are not included in the data sheet.",
        "La ficha no recoge datos de consumo.",
    ),
    (
        "Wir können Ihnen das mit den vorhandenen Informationen leider nicht bestätigen.",
        "We can't confirm that with the information available.",
        "No podemos confirmárselo con la información disponible.",
    ),
    (
        "Eine Regelung zur Miete der DS Trio ist nicht dokumentiert.",
        "No rule on renting the DS Trio is documented.",
        "No está documentada ninguna norma sobre el alquiler de la DS Trio.",
    ),
    (
        "Dazu haben wir leider keine Daten.",
        "Unfortunately, we don't have any data on that.",
        "Lo siento, pero no tengo datos al respecto.",
    ),
    (
        "Der Text gibt darauf keine Antwort.",
        "The text provides no answer to that.",
        "El texto no da respuesta a eso.",
    ),
    (
        "Aus den Bedingungen ergibt sich nicht, wer die Fracht trägt.",
        "The terms do not make clear who pays the freight.",
        "Las condiciones no dejan claro quién paga el porte.",
    ),
    (
        "Eine Mindestabnahme ist in der Preisliste nicht vermerkt.",
        "No minimum quantity is noted in the price list.",
        "En la lista de precios no aparece cantidad mínima alguna.",
    ),
    (
        "Das Produktblatt macht zur Lautstärke keine Angabe.",
        "The product sheet makes no statement about noise.",
        "La ficha no hace mención del ruido.",
    ),
    (
        "In dem mir vorliegenden Material wird ein Wartungsvertrag nicht genannt.",
        "A service contract is not referred to in the material I have.",
        "En el material que tengo no se nombra ningún contrato de mantenimiento.",
    ),
    (
        "Genaueres ist hier leider nicht nachzulesen.",
        "Sadly, that's not in the documents.",
        "Eso no está en los documentos.",
    ),
)

ANSWERS: tuple[Row, ...] = (
    (
        "Die Lieferzeit beträgt 6 Wochen, eine Anzahlung ist nicht nötig.",
        "The delivery time is 6 weeks, and no deposit is needed.",
        "El plazo de entrega es de 6 semanas y no hace falta anticipo.",
    ),
    (
        "Die Pumpe lässt sich nicht umrüsten.",
        "The pump cannot be converted.",
        "La bomba no se puede transformar.",
    ),
    (
        "Die Mehrwertsteuer ist im Preis nicht enthalten.",
        "VAT is not included in the price.",
        "El IVA no viene incluido en el precio.",
    ),
    (
        "Die Garantie gilt nicht für Verschleißteile, sonst 24 Monate.",
        "The warranty does not cover wearing parts; otherwise it is 24 months.",
        "La garantía no cubre piezas de desgaste; por lo demás, es de 24 meses.",
    ),
    (
        "Dem Versand am 12. Mai steht nichts entgegen.",
        "Nothing stands in the way of shipping on 12 May.",
        "Nada impide el envío el 12 de mayo.",
    ),
    (
        "Die DP 40 ist nicht einzeln erhältlich, die Mindestmenge beträgt 4 Stück.",
        "The DP 40 is not available singly; the minimum order is 4 units.",
        "La DP 40 no se vende suelta; el pedido mínimo es de 4 unidades.",
    ),
    (
        "Laut Produktblatt dauert die Lieferung 8 Wochen.",
        "According to the product sheet, delivery takes 8 weeks.",
        "Según la ficha, la entrega tarda 8 semanas.",
    ),
    (
        "Sie müssen dazu nichts weiter tun, das Zahlungsziel sind 30 Tage.",
        "You do not need to do anything about it: payment is due in 30 days.",
        "No tiene que hacer nada más: el pago vence a los 30 días.",
    ),
    (
        "Die Pumpe steht derzeit nicht im Lager, kommt aber in 3 Wochen.",
        "The pump isn't in stock at present but will arrive in 3 weeks.",
        "La bomba no está en almacén, pero llega en 3 semanas.",
    ),
    (
        "Bei der DP 25 fallen keine Frachtkosten an.",
        "No freight is charged for the DP 25.",
        "En la DP 25 no se cobran portes.",
    ),
    (
        "Kleinere Mengen als 6 Stück nehmen wir nicht an.",
        "We do not accept orders below 6 units.",
        "No aceptamos pedidos de menos de 6 unidades.",
    ),
    (
        "Die Garantie auf die DP 60 liegt bei 36 Monaten, eine Verlängerung ist nicht vorgesehen.",
        "The warranty on the DP 60 is 36 months; an extension is not offered.",
        "La garantía de la DP 60 es de 36 meses; no se ofrece ampliación.",
    ),
    (
        "Nein, das Gerät enthält keine Teile aus Messing.",
        "No, the unit contains no brass parts.",
        "No, el equipo no contiene piezas de latón.",
    ),
    (
        "Die Angaben im Produktblatt sind eindeutig: Sie zahlen binnen 30 Tagen.",
        "The details in the product sheet are clear: payment within 30 days.",
        "Los datos de la ficha son claros: el pago es a 30 días.",
    ),
    (
        "Rabatte geben wir laut Bedingungen nicht.",
        "Under the terms we do not give discounts.",
        "Según las condiciones, no damos descuentos.",
    ),
    (
        "Keine Sorge, die DP 12 ist in 3 Wochen bei Ihnen.",
        "No problem, the DP 12 will be with you in 3 weeks.",
        "No se preocupe, la DP 12 llega en 3 semanas.",
    ),
    (
        "Für weitere Informationen stehe ich gern zur Verfügung.",
        "Please let me know if you need further information.",
        "Quedo a su disposición para más información.",
    ),
    (
        "Die Lieferung verzögert sich nicht, es bleibt bei 5 Wochen.",
        "Delivery isn't delayed; it remains at 5 weeks.",
        "La entrega no se retrasa: siguen siendo 5 semanas.",
    ),
    (
        "Sie erhalten die Rechnung mit der Ware und zahlen nicht im Voraus.",
        "You receive the invoice with the goods and do not pay in advance.",
        "Recibe la factura con la mercancía y no paga por adelantado.",
    ),
    (
        "Weniger als 10 Stück können wir Ihnen leider nicht anbieten.",
        "I'm afraid we can't offer fewer than 10 units.",
        "Lamentamos no poder ofrecerle menos de 10 unidades.",
    ),
    (
        "Über die 24 Monate hinaus gibt es keine Garantie.",
        "There is no warranty beyond the 24 months.",
        "Más allá de los 24 meses no hay garantía.",
    ),
    (
        "Die Zahlung ist innerhalb von 14 Tagen fällig, ein Abzug ist nicht möglich.",
        "Payment is due within 14 days; no deduction is possible.",
        "El pago vence a los 14 días; no se admite deducción.",
    ),
    (
        "Eine Vorkasse verlangen wir nicht.",
        "We don't ask for prepayment.",
        "No pedimos pago por adelantado.",
    ),
    (
        "Die Mindestbestellmenge der DS 2 ist 1 Stück, mehr müssen Sie nicht abnehmen.",
        "The minimum order for the DS 2 is 1 unit; you need not take more.",
        "El pedido mínimo de la DS 2 es 1 unidad; no tiene que comprar más.",
    ),
)

SAYS_SO_LATER: tuple[Row, ...] = (
    (
        "Zum Lärmpegel schweigt sich das Datenblatt aus.",
        "The terms make no provision for that.",
        "La ficha no trae nada de ruido.",
    ),
    (
        "Leider kann ich dazu keine verlässliche Aussage treffen, das Material gibt es nicht her.",
        "I couldn't find anything about training in the extract.",
        "No me consta ningún descuento en las condiciones.",
    ),
    (
        "Ihre Frage zur Schulung wird im Auszug nicht behandelt.",
        "That point isn't dealt with in the sheet.",
        "El extracto no trata esa cuestión.",
    ),
    (
        "Der Auszug nennt keinen Preis für die DP 25.",
        "The extract gives no price for the DP 25.",
        "No está previsto en el material que tengo ninguna respuesta a eso.",
    ),
    (
        "Das entzieht sich meiner Kenntnis.",
        "Nowhere in the material is a discount mentioned.",
        "En las condiciones no se habla de formación.",
    ),
    (
        "Wie schwer die DP 40 ist, verrät das Blatt nicht.",
        "I'm sorry, the documents I have don't go into that.",
        "No hay constancia de un contrato de mantenimiento.",
    ),
    (
        "Im Material ist davon keine Rede.",
        "The material is not specific on this.",
        "No encuentro nada acerca de la pintura.",
    ),
    (
        "Zu dieser Frage haben wir nichts Schriftliches.",
        "As far as I can see, the sheet offers no guidance here.",
        "La documentación no permite responder a su pregunta.",
    ),
    (
        "Ein Mengenrabatt taucht in den Bedingungen nicht auf.",
        "Regrettably the noise level is left unstated.",
        "Ese punto no se aborda en el extracto.",
    ),
    (
        "Dafür finde ich im Text leider keinen Beleg.",
        "There isn't any detail on commissioning.",
        "No contamos con esa información.",
    ),
    (
        "Das kann ich aus den Unterlagen nicht beantworten.",
        "We do not hold that information.",
        "El material no entra en ese detalle.",
    ),
    (
        "Die Unterlagen zur DP 60 geben dazu leider nichts her.",
        "The DP 60 sheet leaves that unanswered.",
        "No se hace referencia a repuestos.",
    ),
)

ANSWERS_LATER: tuple[Row, ...] = (
    (
        "Nein, Skonto gewähren wir nicht.",
        "We don't give a discount on the DP 25.",
        "No hay cantidad mínima.",
    ),
    (
        "Es fehlt nur noch Ihre Unterschrift.",
        "There's no minimum order.",
        "No concedemos descuento.",
    ),
    (
        "Die DP 25 wiegt nicht mehr als 9 kg.",
        "The extract says that you pay within 30 days, not in advance.",
        "La entrega no tarda más de 6 semanas.",
    ),
    (
        "Ohne Anzahlung: Sie zahlen 30 Tage nach Lieferung.",
        "It does not take longer than 6 weeks.",
        "Según el extracto, no se exige anticipo.",
    ),
    (
        "Laut Auszug gibt es keine Mindestmenge.",
        "No deposit is due, as the terms ask for none.",
        "No es necesario pagar antes.",
    ),
    (
        "Die Garantie beginnt nicht mit der Bestellung, sondern mit der Lieferung.",
        "The warranty lasts 36 months, no matter where it is used.",
        "Solo falta su firma.",
    ),
    (
        "Die Bedingungen verlangen keine Anzahlung.",
        "The terms do not require a deposit.",
        "Las condiciones no exigen anticipo.",
    ),
    (
        "Laut den Bedingungen fallen keine Frachtkosten an.",
        "According to the terms, no freight is charged.",
        "Según las condiciones no se cobran portes.",
    ),
    (
        "Das Zahlungsziel steht nicht zur Wahl, es sind 30 Tage.",
        "The payment term isn't negotiable: 30 days.",
        "El plazo de pago no es negociable: 30 días.",
    ),
)
