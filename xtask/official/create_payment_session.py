"""Calls the local gateway with the official SDK for Python, as a merchant calls Antom.

Takes the gateway's port and the folder of its keys. The SDK speaks TLS on port 443 only, so its connection is replaced by one
without encryption; everything above it is the SDK's own.
"""

import http.client
import json
import sys
from pathlib import Path

PORT, KEYS = int(sys.argv[1]), Path(sys.argv[2])


class ToTheGateway(http.client.HTTPConnection):
    def __init__(self, host, *_, **__):
        super().__init__("127.0.0.1", PORT, timeout=10)


http.client.HTTPSConnection = ToTheGateway

from com.alipay.ams.api.default_alipay_client import DefaultAlipayClient
from com.alipay.ams.api.model.amount import Amount
from com.alipay.ams.api.model.order import Order
from com.alipay.ams.api.model.payment_method import PaymentMethod
from com.alipay.ams.api.model.settlement_strategy import SettlementStrategy
from com.alipay.ams.api.request.pay.alipay_payment_session_request import (
    AlipayPaymentSessionRequest,
)


def key(name):
    return (KEYS / f"{name}.base64").read_text().strip()


def client(platform_key):
    return DefaultAlipayClient(
        "https://gateway.example", "SANDBOX_LOCAL_GATEWAY", key("merchant_private_key"), platform_key
    )


def request(payment_request_id):
    amount = Amount("USD", "4980")
    order = Order()
    order.order_amount = amount
    order.reference_order_id = "order-4711"
    order.order_description = "A wrist strap of steel"
    method = PaymentMethod()
    method.payment_method_type = "ALIPAY_CN"
    settlement = SettlementStrategy()
    settlement.settlement_currency = "USD"
    request = AlipayPaymentSessionRequest()
    request.product_code = "AGREEMENT_PAYMENT"
    request.product_scene = "EASY_PAY"
    request.payment_request_id = payment_request_id
    request.payment_amount = amount
    request.order = order
    request.payment_method = method
    request.settlement_strategy = settlement
    request.payment_redirect_url = "https://shop.example/paid"
    request.payment_notify_url = "https://shop.example/notify"
    return request


def result(answer):
    return json.loads(answer)["result"]["resultCode"]


trusting = client(key("platform_public_key"))
assert result(trusting.execute(request("payment-4711"))) == "SUCCESS"
assert result(trusting.execute(request("x" * 65))) == "PARAM_ILLEGAL"

# The SDK verifies what the gateway signs: with another key it refuses the same answer.
distrusting = client(key("other_public_key"))
try:
    distrusting.execute(request("payment-4712"))
except Exception as error:
    assert "verif" in str(error).lower(), error
else:
    raise AssertionError("the SDK did not verify the answer")
